//! Learns weights from tagged sentences: the averaged structured perceptron (Collins 2002), with a margin that makes a missed name
//! dearer than a wrong one, features left out at random so that rare words do not crowd out what generalises, and the average of
//! several orders of the sentences. All of it is integers until the weights are scaled.

use super::decode::{Steps, best};
use super::tags::{TAGS, Tag};
use super::weights::Row;
use hashbrown::HashMap;

/// Features seen less often are left out.
const FEWEST: u32 = 2;

/// How often the sentences are gone through.
const EPOCHS: usize = 12;

/// Orders of the sentences that are averaged.
const ORDERS: u64 = 3;

/// Of 2^16, how many features of a token are left out.
const LEFT_OUT: u64 = 13_107;

/// How much a wrong tag must be behind the right one, in weights of one feature.
const MARGIN: i32 = 20;

/// The same for the tag outside.
const MISSED: i32 = 40;

/// A sentence for learning.
pub(super) struct Lesson {
    /// The features of each token.
    pub(super) features: Vec<Vec<u64>>,
    /// The right tag of each.
    pub(super) tags: Vec<Tag>,
}

/// What was learnt.
pub(super) struct Learnt {
    /// Features with a weight, the one with the greatest first.
    pub(super) features: Vec<(u64, Row)>,
    /// The steps, in the same measure.
    pub(super) steps: Steps,
}

/// Learns from lessons; from none, nothing.
pub(super) fn learn(lessons: &[Lesson]) -> Learnt {
    let (hashes, sentences) = numbered(lessons);
    let mut sums = vec![[0i64; TAGS]; hashes.len()];
    let mut steps = [[0i64; TAGS]; TAGS + 1];
    let mut turns = 0;
    for order in 0..ORDERS {
        let mut pupil = Pupil::new(hashes.len());
        turns = pupil.go_through(&sentences, order);
        // The average over turns, times their number.
        let average = |weight: i32, late: i64| i64::from(weight) * turns - late;
        for (sum, (row, late)) in sums.iter_mut().zip(pupil.rows.iter().zip(&pupil.late_rows)) {
            for tag in 0..TAGS {
                sum[tag] += average(row[tag], late[tag]);
            }
        }
        for (sum, (row, late)) in steps
            .iter_mut()
            .zip(pupil.steps.iter().zip(&pupil.late_steps))
        {
            for tag in 0..TAGS {
                sum[tag] += average(row[tag], late[tag]);
            }
        }
    }
    scaled(&hashes, &sums, &steps, turns)
}

/// Weights as bytes. A token of a text has all its features, one for learning only some, so weights shrink beside steps.
fn scaled(
    hashes: &[u64],
    sums: &[[i64; TAGS]],
    steps: &[[i64; TAGS]; TAGS + 1],
    turns: i64,
) -> Learnt {
    let largest = sums
        .iter()
        .flatten()
        .map(|sum| sum.unsigned_abs())
        .max()
        .unwrap_or(0);
    let unit = largest.max(turns.unsigned_abs()).max(1) as f64 / f64::from(i8::MAX);
    let mut features: Vec<(u64, Row)> = hashes
        .iter()
        .zip(sums)
        .map(|(&hash, sum)| (hash, sum.map(|sum| (sum as f64 / unit).round() as i8)))
        .filter(|(_, row)| row.iter().any(|&weight| weight != 0))
        .collect();
    let weight = |row: &Row| row.iter().map(|weight| weight.unsigned_abs()).max();
    features.sort_by(|a, b| weight(&b.1).cmp(&weight(&a.1)).then(a.0.cmp(&b.0)));
    let kept = (1 << 16) as f64 / ((1 << 16) - LEFT_OUT) as f64;
    Learnt {
        features,
        steps: steps.map(|row| row.map(|sum| (sum as f64 / unit * kept).round() as i32)),
    }
}

/// A sentence with its features numbered.
struct Numbered<'l> {
    features: Vec<Vec<u32>>,
    tags: &'l [Tag],
}

/// Numbers the features that are seen often enough, by first place.
fn numbered(lessons: &[Lesson]) -> (Vec<u64>, Vec<Numbered<'_>>) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for &hash in lessons
        .iter()
        .flat_map(|lesson| lesson.features.iter().flatten())
    {
        *counts.entry(hash).or_default() += 1;
    }
    let mut numbers: HashMap<u64, u32> = HashMap::new();
    let mut hashes = Vec::new();
    let mut number = |hash: &u64| {
        let often = counts.get(hash).is_some_and(|&count| count >= FEWEST);
        often.then(|| {
            *numbers.entry(*hash).or_insert_with(|| {
                hashes.push(*hash);
                u32::try_from(hashes.len() - 1).expect("lessons hold fewer than 4 billion features")
            })
        })
    };
    let sentences = lessons
        .iter()
        .map(|lesson| Numbered {
            features: lesson
                .features
                .iter()
                .map(|features| features.iter().filter_map(&mut number).collect())
                .collect(),
            tags: &lesson.tags,
        })
        .collect();
    (hashes, sentences)
}

/// Weights on their way. The late sums hold each change times its turn, which gives the average over all turns without a pass
/// over all weights at each.
struct Pupil {
    rows: Vec<[i32; TAGS]>,
    late_rows: Vec<[i64; TAGS]>,
    steps: Steps,
    late_steps: [[i64; TAGS]; TAGS + 1],
}

impl Pupil {
    fn new(features: usize) -> Self {
        Self {
            rows: vec![[0; TAGS]; features],
            late_rows: vec![[0; TAGS]; features],
            steps: Steps::default(),
            late_steps: Default::default(),
        }
    }

    /// Goes through the sentences; gives the number of turns.
    fn go_through(&mut self, sentences: &[Numbered<'_>], order: u64) -> i64 {
        let mut random = Random::new(order);
        let mut sequence: Vec<usize> = (0..sentences.len()).collect();
        let mut turn = 0;
        for _ in 0..EPOCHS {
            random.shuffle(&mut sequence);
            for &at in &sequence {
                self.take(&sentences[at], turn, &mut random);
                turn += 1;
            }
        }
        turn
    }

    /// Tags a sentence and, where that is wrong, moves the weights.
    fn take(&mut self, sentence: &Numbered<'_>, turn: i64, random: &mut Random) {
        let kept: Vec<Vec<u32>> = sentence
            .features
            .iter()
            .map(|features| {
                features
                    .iter()
                    .copied()
                    .filter(|_| random.keeps())
                    .collect()
            })
            .collect();
        let scores: Vec<[i32; TAGS]> = kept
            .iter()
            .zip(sentence.tags)
            .map(|(features, tag)| self.scores(features, *tag))
            .collect();
        let tags = best(&scores, &self.steps);
        let (mut right_before, mut wrong_before) = (TAGS, TAGS);
        for ((right, wrong), features) in sentence.tags.iter().zip(&tags).zip(&kept) {
            let (right, wrong) = (right.index(), wrong.index());
            if right != wrong {
                for &feature in features {
                    self.move_row(feature as usize, right, 1, turn);
                    self.move_row(feature as usize, wrong, -1, turn);
                }
            }
            if (right_before, right) != (wrong_before, wrong) {
                self.move_step(right_before, right, 1, turn);
                self.move_step(wrong_before, wrong, -1, turn);
            }
            (right_before, wrong_before) = (right, wrong);
        }
    }

    /// The scores of a token, each wrong tag ahead by its margin.
    fn scores(&self, features: &[u32], right: Tag) -> [i32; TAGS] {
        let mut scores = [MARGIN; TAGS];
        scores[Tag::OUTSIDE.index()] = MISSED;
        scores[right.index()] = 0;
        for &feature in features {
            for (score, weight) in scores.iter_mut().zip(self.rows[feature as usize]) {
                *score += weight;
            }
        }
        scores
    }

    fn move_row(&mut self, feature: usize, tag: usize, by: i32, turn: i64) {
        self.rows[feature][tag] += by;
        self.late_rows[feature][tag] += i64::from(by) * turn;
    }

    fn move_step(&mut self, before: usize, tag: usize, by: i32, turn: i64) {
        self.steps[before][tag] += by;
        self.late_steps[before][tag] += i64::from(by) * turn;
    }
}

/// A fixed sequence of numbers without a pattern: Marsaglia's xorshift64.
struct Random {
    state: u64,
    bits: u64,
    left: u32,
}

impl Random {
    /// The sequence of that number.
    fn new(number: u64) -> Self {
        Self {
            // Any state but 0 will do; this is Marsaglia's own.
            state: 88_172_645_463_325_252 ^ (number << 32),
            bits: 0,
            left: 0,
        }
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    /// Whether a feature is not left out.
    fn keeps(&mut self) -> bool {
        if self.left == 0 {
            (self.bits, self.left) = (self.next(), 4);
        }
        let number = self.bits & 0xffff;
        self.bits >>= 16;
        self.left -= 1;
        number >= LEFT_OUT
    }

    fn shuffle(&mut self, sequence: &mut [usize]) {
        for at in (1..sequence.len()).rev() {
            let other = self.next() % (at as u64 + 1);
            sequence.swap(at, other as usize);
        }
    }
}
