//! What the sentences of an article leave for the next: subjects for pronouns, and who speaks for whom.

use hashbrown::HashMap;

/// Sentences that a pronoun may lie after its antecedent (SPEC section 7).
const DISTANCE: usize = 2;

/// Subjects and other persons of late, and the organisation or state each person was introduced with.
#[derive(Debug, Default)]
pub(super) struct Memory {
    subject: Option<(usize, usize)>,
    /// The last subject that is no person, and the last that is one.
    by_kind: [Option<(usize, usize)>; 2],
    speakers: Option<(usize, Vec<usize>)>,
    couple: Option<(usize, Vec<usize>)>,
    /// Whether a quotation is open.
    quoting: bool,
    others: Vec<(usize, usize)>,
    games: usize,
    affiliations: HashMap<usize, usize>,
}

impl Memory {
    /// The last subject, if it stands at most two sentences before `sentence`.
    pub(super) fn subject(&self, sentence: usize) -> Option<usize> {
        self.subject
            .filter(|&(at, _)| sentence <= at + DISTANCE)
            .map(|(_, chain)| chain)
    }

    /// The last subject that is a person (he) or is none (it), that near.
    pub(super) fn subject_of_kind(&self, sentence: usize, person: bool) -> Option<usize> {
        let noted = self.by_kind[usize::from(person)];
        noted
            .filter(|&(at, _)| sentence <= at + DISTANCE)
            .map(|(_, chain)| chain)
    }

    /// Notes a sentence's first subject that is no person and its first that is one.
    pub(super) fn note_subjects(&mut self, sentence: usize, subjects: [Option<usize>; 2]) {
        for (noted, subject) in self.by_kind.iter_mut().zip(subjects) {
            *noted = subject.map(|chain| (sentence, chain)).or(*noted);
        }
    }

    /// Forgets the last subject that is no person: something not named took its place.
    pub(super) fn forget_thing(&mut self) {
        self.by_kind[0] = None;
    }

    /// Forgets the last subject that is a person: somebody not named took his place.
    pub(super) fn forget_person(&mut self) {
        self.by_kind[1] = None;
    }

    /// The last other person, none of `except`, that near.
    pub(super) fn other(&self, sentence: usize, except: &[usize]) -> Option<usize> {
        self.others
            .iter()
            .rev()
            .find(|&&(at, chain)| sentence <= at + DISTANCE && !except.contains(&chain))
            .map(|&(_, chain)| chain)
    }

    /// Who spoke last, if that was in the sentence before or in this one.
    pub(super) fn speakers(&self, sentence: usize) -> &[usize] {
        near(&self.speakers, sentence, 1)
    }

    /// Who is being quoted, if a quotation is open since a sentence before.
    pub(super) fn quoting(&self, sentence: usize) -> &[usize] {
        if self.quoting {
            self.speakers(sentence)
        } else {
            &[]
        }
    }

    /// Notes that a sentence has an odd number of quotation marks.
    pub(super) fn note_quote(&mut self) {
        self.quoting = !self.quoting;
    }

    /// Whether the sentences before speak of games.
    pub(super) fn is_game(&self) -> bool {
        const SENTENCES: usize = 2;
        self.games >= SENTENCES
    }

    /// Notes that a sentence speaks of a game.
    pub(super) fn note_game(&mut self) {
        self.games += 1;
    }

    /// The last list of names, for दोनों.
    pub(super) fn couple(&self, sentence: usize) -> &[usize] {
        near(&self.couple, sentence, DISTANCE)
    }

    /// Notes who speaks in a sentence.
    pub(super) fn note_speakers(&mut self, sentence: usize, speakers: Vec<usize>) {
        self.speakers = Some((sentence, speakers));
    }

    /// Notes a list of names.
    pub(super) fn note_couple(&mut self, sentence: usize, couple: Vec<usize>) {
        self.couple = Some((sentence, couple));
    }

    /// The organisation or state a person speaks for.
    pub(super) fn affiliation(&self, person: usize) -> Option<usize> {
        self.affiliations.get(&person).copied()
    }

    /// Notes a sentence's subject and persons.
    pub(super) fn note(
        &mut self,
        sentence: usize,
        subject: Option<usize>,
        persons: impl Iterator<Item = usize>,
    ) {
        if let Some(chain) = subject {
            self.subject = Some((sentence, chain));
        }
        self.others.retain(|&(at, _)| sentence <= at + DISTANCE);
        const MOST: usize = 16;
        self.others
            .extend(persons.take(MOST).map(|chain| (sentence, chain)));
    }

    /// Forgets the last subjects: somebody not named took their place.
    pub(super) fn forget_subjects(&mut self) {
        self.subject = None;
        self.by_kind = [None; 2];
    }

    /// Notes whom a person was introduced with; the first introduction stays.
    pub(super) fn affiliate(&mut self, person: usize, body: usize) {
        self.affiliations.entry(person).or_insert(body);
    }
}

fn near(noted: &Option<(usize, Vec<usize>)>, sentence: usize, distance: usize) -> &[usize] {
    match noted {
        Some((at, chains)) if sentence <= at + distance => chains,
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_are_forgotten_after_two_sentences() {
        let mut memory = Memory::default();
        memory.note(3, Some(7), [7, 8].into_iter());
        assert_eq!(memory.subject(5), Some(7));
        assert_eq!(memory.subject(6), None);
        assert_eq!(memory.other(4, &[8]), Some(7));
        assert_eq!(memory.other(4, &[7]), Some(8));
    }

    #[test]
    fn the_first_introduction_stays() {
        let mut memory = Memory::default();
        memory.affiliate(1, 2);
        memory.affiliate(1, 3);
        assert_eq!(memory.affiliation(1), Some(2));
        assert_eq!(memory.affiliation(2), None);
    }
}
