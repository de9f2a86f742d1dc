//! The words records use for the types of the stages.

use crate::annotate::stance::{Act, Label, Modality};
use crate::annotate::{EntityType, Field, MentionKind};
use crate::dedup::Likeness;
use crate::read::Reason;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident($type:ty) { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        pub(super) fn $name(value: $type) -> &'static str {
            match value {
                $(<$type>::$variant => $word),+
            }
        }
    };
}

words! {
    /// An entity's type.
    entity_type(EntityType) {
        Per = "PER", Loc = "LOC", Org = "ORG", Gpe = "GPE", Norp = "NORP", Event = "EVENT", Product = "PRODUCT",
        Misc = "MISC",
    }
}
words! {
    /// How a mention names its entity.
    mention_kind(MentionKind) {
        Name = "name", Short = "short", Acronym = "acronym", Role = "role", Adj = "adj", Metonym = "metonym",
        Place = "place", Group = "group",
    }
}
words! {
    /// Which side a stance takes.
    label(Label) { Support = "support", Oppose = "oppose", Neutral = "neutral", Mixed = "mixed" }
}
words! {
    /// How the text presents a stance.
    modality(Modality) {
        Asserted = "asserted", Reported = "reported", Conditional = "conditional", Future = "future",
        Intended = "intended", Question = "question",
    }
}
words! {
    /// What a holder does.
    act(Act) {
        Support = "SUPPORT", Agree = "AGREE", Aid = "AID", Cooperate = "COOPERATE", Praise = "PRAISE",
        Defend = "DEFEND", Concede = "CONCEDE", Meet = "MEET", Request = "REQUEST", Report = "REPORT",
        Concern = "CONCERN", Criticize = "CRITICIZE", Accuse = "ACCUSE", Oppose = "OPPOSE", Deny = "DENY",
        Reject = "REJECT", Demand = "DEMAND", Mock = "MOCK", Warn = "WARN", Threaten = "THREATEN",
        Protest = "PROTEST", Sanction = "SANCTION", Coerce = "COERCE", Fight = "FIGHT",
    }
}
words! {
    /// How a copy is like its leader.
    likeness(Likeness) { Exact = "exact", Near = "near" }
}
words! {
    /// Why a record was rejected.
    reason(Reason) {
        Json = "json", Encoding = "encoding", NotAnObject = "not_an_object", MissingText = "missing_text",
        EmptyText = "empty_text", WrongType = "wrong_type", TooLong = "too_long",
    }
}

/// The `field` of a span: named for the title only.
pub(super) fn field(field: Field) -> Option<&'static str> {
    match field {
        Field::Title => Some("title"),
        Field::Text => None,
    }
}
