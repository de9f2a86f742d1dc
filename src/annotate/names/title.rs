//! Titles, offices and the heads of bodies' names.

/// What a phrase of `titles.tsv` does beside a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::annotate) enum TitleKind {
    /// `office`: names its holder, alone or beside a name (प्रधानमंत्री).
    Office,
    /// `post`: does so only with an owner or a name beside it (नेता, अध्यक्ष).
    Post,
    /// `honorific`: stands before a name and outside of it (श्री, Mr).
    Honorific,
    /// `modifier`: stands before an office and belongs to it (पूर्व, former).
    Modifier,
    /// `body`: makes an organisation of the name before it (हाईकोर्ट, Police).
    Body,
}

impl TitleKind {
    /// The kind of that name in `titles.tsv`.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "office" => TitleKind::Office,
            "post" => TitleKind::Post,
            "honorific" => TitleKind::Honorific,
            "modifier" => TitleKind::Modifier,
            "body" => TitleKind::Body,
            _ => return None,
        })
    }
}

/// A title.
#[derive(Clone, Copy, Debug)]
pub(in crate::annotate) struct Title {
    /// What it does.
    pub(in crate::annotate) kind: TitleKind,
    /// The flag of the known persons who may hold it (`leader`, `foreign`, `defence`); empty for any other.
    pub(in crate::annotate) field: &'static str,
}
