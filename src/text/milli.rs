//! Scores in thousandths.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub};

/// A score counted in thousandths. Sums are exact, so they do not depend on the order of their terms; products round
/// towards zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Milli(pub i64);

impl Milli {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// One whole.
    pub const ONE: Self = Self(1000);

    /// `part / whole`; zero when `whole` is zero.
    pub fn ratio(part: i64, whole: i64) -> Self {
        if whole == 0 {
            Self::ZERO
        } else {
            Self((i128::from(part) * 1000 / i128::from(whole)) as i64)
        }
    }

    /// The nearest thousandth of a number written in a table or setting.
    pub fn from_f64(value: f64) -> Self {
        Self((value * 1000.0).round() as i64)
    }

    /// The number as records show it.
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// Distance from zero.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }
}

impl Add for Milli {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Milli {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Milli {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Milli {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul for Milli {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0 / 1000)
    }
}

impl Sum for Milli {
    fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
        terms.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Milli {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousandths_add_exactly() {
        let tenth = Milli::from_f64(0.1);
        assert_eq!((0..10).map(|_| tenth).sum::<Milli>(), Milli::ONE);
        assert_eq!(Milli::from_f64(0.9) * Milli::from_f64(-0.8), Milli(-720));
        assert_eq!(Milli::ratio(2, 3), Milli(666));
        assert_eq!(Milli::ratio(1, 0), Milli::ZERO);
        assert_eq!(Milli(720).to_string(), "0.72");
    }
}
