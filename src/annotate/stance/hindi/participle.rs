//! Hindi participles, whose deed is that of the noun they modify (SPEC section 4, rule 6).

use super::super::lexicon::Class;
use super::super::paradigm::Form;
use super::Reading;
use super::hits::Hit;
use super::holder::{Holder, holder};

/// Most words between a participle and the noun it modifies.
pub(super) const MODIFIED_REACH: usize = 8;

impl Reading<'_> {
    /// The first token after करने वाला, or after that of the verb it leads to (हमला कर भागने वाला), unless that says what is about
    /// to be: करने वाला है.
    pub(super) fn participle_end(&self, hit: &Hit) -> Option<usize> {
        let tokens = &self.scene.tokens;
        let verb = hit.verb?;
        let own = tokens[verb].entry.forms.has(Form::Infinitive)
            && tokens.get(verb + 1).is_some_and(|t| t.is(Class::Wala));
        let wala = match own {
            true => verb + 1,
            false => self.carried_by_participle(hit)?,
        };
        let about_to = tokens.get(wala + 1).is_some_and(|t| t.is(Class::Auxiliary));
        (!about_to).then_some(wala + 1)
    }

    /// वाला of the participle that goes on from a converb: `X पर हमला कर पैसे लूटने वाले`.
    fn carried_by_participle(&self, hit: &Hit) -> Option<usize> {
        const BREAKS: [Class; 5] = [
            Class::Ergative,
            Class::Auxiliary,
            Class::And,
            Class::But,
            Class::That,
        ];
        let tokens = &self.scene.tokens;
        let verb = hit.verb.filter(|_| hit.forms.has(Form::Converb))?;
        let end = self.ceiling(hit.first).min(verb + 1 + MODIFIED_REACH);
        let wala = (verb + 2..end).find(|&t| tokens[t].is(Class::Wala))?;
        let infinitive = self.scene.text[tokens[wala - 1].span.range()].ends_with("ने");
        let whole = (verb + 1..wala).all(|t| tokens[t].mark.is_none() && !tokens[t].any(&BREAKS));
        (infinitive && whole).then_some(wala)
    }

    /// Rule 6: `Y का समर्थन करने वाले X`, `Y से नाराज X`; a head that is not named holds for nobody.
    pub(super) fn modified_by_participle(&self, hit: &Hit, from: usize) -> Option<Holder> {
        let tokens = &self.scene.tokens;
        let ceiling = self.ceiling(hit.first).min(from + MODIFIED_REACH);
        for token in tokens[..ceiling].iter().skip(from) {
            if let Some(index) = token.actor {
                let actor = &self.scene.actors[index];
                if actor.modifier {
                    continue;
                }
                return holder(self.who(index), "hi.participle");
            }
            if !token.any(&[Class::Title, Class::TitlePart, Class::Genitive, Class::And]) {
                return None;
            }
        }
        None
    }
}
