//! Word classes from raw text, by the exchange algorithm: each word moves to the class that makes the bigrams of classes the
//! likeliest, until few words move (Martin, Liermann and Ney 1998, "Algorithms for bigram and trigram word clustering").

use hashbrown::HashMap;

/// Words seen less often have no class.
const FEWEST: u32 = 3;

/// Most words that get a class, the most frequent first.
const MOST: usize = 50_000;

/// Most rounds over all words. Past the twelfth less than three of a hundred words still move.
const ROUNDS: usize = 12;

/// Rounds end when fewer than one of so many words moved.
const SETTLED: usize = 200;

/// Parts of one in [`Gain`]'s numbers, so that sums are of integers and no order matters.
const PARTS: f64 = 1024.0;

/// Which words of a text stand beside which, and how often.
pub(super) struct Bigrams {
    /// The keys of the words, the most frequent first.
    pub(super) words: Vec<u64>,
    after: Vec<Vec<(u32, u32)>>,
    before: Vec<Vec<(u32, u32)>>,
}

impl Bigrams {
    /// Those of sequences of word keys.
    pub(super) fn count(sequences: &[Vec<u64>]) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for &word in sequences.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut words: Vec<(u32, u64)> = counts
            .into_iter()
            .filter(|&(_, count)| count >= FEWEST)
            .map(|(word, count)| (count, word))
            .collect();
        words.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        words.truncate(MOST);
        let words: Vec<u64> = words.into_iter().map(|(_, word)| word).collect();
        let index: HashMap<u64, u32> = words.iter().copied().zip(0..).collect();
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for pair in sequences.iter().flat_map(|sequence| sequence.windows(2)) {
            if let (Some(&left), Some(&right)) = (index.get(&pair[0]), index.get(&pair[1])) {
                *pairs.entry((left, right)).or_default() += 1;
            }
        }
        let mut pairs: Vec<_> = pairs.into_iter().collect();
        pairs.sort_unstable();
        let mut bigrams = Self {
            after: vec![Vec::new(); words.len()],
            before: vec![Vec::new(); words.len()],
            words,
        };
        for ((left, right), count) in pairs {
            bigrams.after[left as usize].push((right, count));
            bigrams.before[right as usize].push((left, count));
        }
        bigrams
    }

    /// The class of each word, below `classes`.
    pub(super) fn classes(&self, classes: usize) -> Vec<u16> {
        let mut exchange = Exchange::new(self, classes);
        for _ in 0..ROUNDS {
            let moved = (0..self.words.len())
                .filter(|&word| exchange.place(word))
                .count();
            if moved * SETTLED < self.words.len() {
                break;
            }
        }
        exchange.class
    }
}

/// n·ln n of counts, in [`PARTS`].
struct Gain(Vec<i64>);

impl Gain {
    fn new() -> Self {
        Self((0..1 << 16).map(n_log_n).collect())
    }

    fn of(&self, count: u32) -> i64 {
        match self.0.get(count as usize) {
            Some(&gain) => gain,
            None => n_log_n(count),
        }
    }
}

fn n_log_n(count: u32) -> i64 {
    match count {
        0 => 0,
        count => (f64::from(count) * f64::from(count).ln() * PARTS).round() as i64,
    }
}

/// A clustering on its way.
struct Exchange<'b> {
    bigrams: &'b Bigrams,
    gain: Gain,
    count: usize,
    class: Vec<u16>,
    /// Bigrams of classes: by the left one, and by the right one.
    by_left: Vec<u32>,
    by_right: Vec<u32>,
    /// Words of a class before others, and behind others.
    lefts: Vec<u32>,
    rights: Vec<u32>,
    scores: Vec<i64>,
}

/// What stands beside a word, by class; the word beside itself is counted apart.
struct Beside {
    after: Vec<(usize, u32)>,
    before: Vec<(usize, u32)>,
    itself: u32,
    all_after: u32,
    all_before: u32,
}

impl<'b> Exchange<'b> {
    fn new(bigrams: &'b Bigrams, count: usize) -> Self {
        let class = (0..bigrams.words.len()).map(|word| (word % count) as u16);
        let mut exchange = Self {
            bigrams,
            gain: Gain::new(),
            count,
            class: class.collect(),
            by_left: vec![0; count * count],
            by_right: vec![0; count * count],
            lefts: vec![0; count],
            rights: vec![0; count],
            scores: vec![0; count],
        };
        for word in 0..bigrams.words.len() {
            let left = usize::from(exchange.class[word]);
            for &(other, times) in &bigrams.after[word] {
                let right = usize::from(exchange.class[other as usize]);
                exchange.by_left[left * count + right] += times;
                exchange.by_right[right * count + left] += times;
                exchange.lefts[left] += times;
                exchange.rights[right] += times;
            }
        }
        exchange
    }

    /// Puts a word into its best class; whether that is another than before.
    fn place(&mut self, word: usize) -> bool {
        let old = usize::from(self.class[word]);
        let beside = self.beside(word);
        if beside.all_after + beside.all_before == 0 {
            return false;
        }
        self.shift(old, &beside, u32::wrapping_sub);
        self.score(&beside);
        let best = (0..self.count).fold(old, |best, class| {
            match self.scores[class] > self.scores[best] {
                true => class,
                false => best,
            }
        });
        self.shift(best, &beside, u32::wrapping_add);
        self.class[word] = best as u16;
        best != old
    }

    fn beside(&self, word: usize) -> Beside {
        let sum = |pairs: &[(u32, u32)]| {
            let others = pairs.iter().filter(|(other, _)| *other as usize != word);
            let mut classes: Vec<(usize, u32)> = others
                .map(|&(other, times)| (usize::from(self.class[other as usize]), times))
                .collect();
            classes.sort_unstable();
            classes.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                kept.1 += if same { next.1 } else { 0 };
                same
            });
            classes
        };
        let all = |pairs: &[(u32, u32)]| pairs.iter().map(|(_, times)| times).sum();
        let (after, before) = (&self.bigrams.after[word], &self.bigrams.before[word]);
        let itself = after.binary_search_by_key(&(word as u32), |&(other, _)| other);
        Beside {
            after: sum(after),
            before: sum(before),
            itself: itself.map_or(0, |at| after[at].1),
            all_after: all(after),
            all_before: all(before),
        }
    }

    /// Adds a word to a class, or takes it out.
    fn shift(&mut self, class: usize, beside: &Beside, by: fn(u32, u32) -> u32) {
        let count = self.count;
        let mut change = |left: usize, right: usize, times: u32| {
            let cell = &mut self.by_left[left * count + right];
            *cell = by(*cell, times);
            self.by_right[right * count + left] = *cell;
        };
        for &(other, times) in &beside.after {
            change(class, other, times);
        }
        for &(other, times) in &beside.before {
            change(other, class, times);
        }
        change(class, class, beside.itself);
        self.lefts[class] = by(self.lefts[class], beside.all_after);
        self.rights[class] = by(self.rights[class], beside.all_before);
    }

    /// What each class would gain by the word that was taken out.
    fn score(&mut self, beside: &Beside) {
        let (count, gain) = (self.count, &self.gain);
        let more = |now: u32, added: u32| gain.of(now + added) - gain.of(now);
        for (class, score) in self.scores.iter_mut().enumerate() {
            *score = -more(self.lefts[class], beside.all_after)
                - more(self.rights[class], beside.all_before);
        }
        for (sides, table) in [
            (&beside.after, &self.by_right),
            (&beside.before, &self.by_left),
        ] {
            for &(other, times) in sides {
                let row = &table[other * count..(other + 1) * count];
                for (score, &now) in self.scores.iter_mut().zip(row) {
                    *score += more(now, times);
                }
            }
        }
        // The bigrams of a class with itself change at both ends at once.
        let own = |class: usize, sides: &[(usize, u32)]| {
            sides
                .binary_search_by_key(&class, |&(other, _)| other)
                .map_or(0, |at| sides[at].1)
        };
        for class in 0..count {
            let (after, before) = (own(class, &beside.after), own(class, &beside.before));
            let now = self.by_left[class * count + class];
            self.scores[class] +=
                more(now, after + before + beside.itself) - more(now, after) - more(now, before);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the classes make of the bigrams, but for a part that no exchange changes.
    fn worth(exchange: &Exchange<'_>) -> i64 {
        let sum = |counts: &[u32]| {
            counts
                .iter()
                .map(|&count| exchange.gain.of(count))
                .sum::<i64>()
        };
        sum(&exchange.by_left) - sum(&exchange.lefts) - sum(&exchange.rights)
    }

    #[test]
    fn each_move_gains_what_its_score_says() {
        let text: Vec<u64> = (0..2_000u64).map(|n| n * n % 37 % (3 + n % 11)).collect();
        let bigrams = Bigrams::count(&[text]);
        let mut exchange = Exchange::new(&bigrams, 4);
        let first = worth(&exchange);
        for word in (0..bigrams.words.len()).chain(0..bigrams.words.len()) {
            let (before, old) = (worth(&exchange), exchange.class[word]);
            let moved = exchange.place(word);
            let new = exchange.class[word];
            let score = |class: u16| exchange.scores[usize::from(class)];
            assert_eq!(worth(&exchange) - before, score(new) - score(old));
            assert_eq!(moved, worth(&exchange) > before);
        }
        assert!(worth(&exchange) > first);
    }

    #[test]
    fn rare_words_have_no_class_and_no_words_no_classes() {
        let bigrams = Bigrams::count(&[vec![1, 1, 1, 2]]);
        assert_eq!(bigrams.words, [1]);
        assert_eq!(bigrams.classes(2), [0]);
        assert!(Bigrams::count(&[]).classes(2).is_empty());
    }
}
