//! The word while its endings are taken off.

/// The letters of a word. Endings are compared without vowel harmony: `a` stands for `ä`, `o` for `ö`, `u` for
/// `y`, since every ending has both shapes.
pub(super) struct Stem {
    letters: Vec<char>,
    plain: Vec<u8>,
    /// The innermost vowel that fell from the end of the stem.
    fallen: u8,
}

impl Stem {
    pub fn new(word: &str) -> Stem {
        let letters: Vec<char> = word.chars().collect();
        let plain = letters.iter().map(|letter| plain(*letter)).collect();
        Stem { letters, plain, fallen: 0 }
    }

    pub fn len(&self) -> usize {
        self.plain.len()
    }

    pub fn ends(&self, ending: &str) -> bool {
        self.plain.ends_with(ending.as_bytes())
    }

    /// Whether the ending stands before the last `count` letters.
    pub fn ends_before(&self, count: usize, ending: &str) -> bool {
        self.plain[..self.len().saturating_sub(count)].ends_with(ending.as_bytes())
    }

    /// The letter `back` places from the end, 1 being the last; `0` before the beginning.
    pub fn at(&self, back: usize) -> u8 {
        self.len().checked_sub(back).map_or(0, |at| self.plain[at])
    }

    pub fn cut(&mut self, count: usize) {
        let rest = self.len().saturating_sub(count);
        self.letters.truncate(rest);
        self.plain.truncate(rest);
    }

    /// Puts a letter into the place of the last `count`.
    pub fn replace(&mut self, count: usize, letter: char) {
        self.cut(count);
        self.push(letter);
    }

    pub fn pop(&mut self) -> Option<char> {
        self.plain.pop();
        self.letters.pop()
    }

    pub fn push(&mut self, letter: char) {
        self.letters.push(letter);
        self.plain.push(plain(letter));
    }

    /// Cuts a final vowel and remembers it.
    pub fn drop_vowel(&mut self) {
        self.fallen = self.at(1);
        self.cut(1);
    }

    /// A stem of three letters keeps the class of its vowel (`tila` and `tiloja`, `tili` and `tilejä`), else too
    /// many short words would be one.
    pub fn mark_short(&mut self) {
        if self.len() == 3 {
            match self.fallen {
                b'a' | b'o' => self.push('a'),
                b'e' | b'i' => self.push('e'),
                _ => {}
            }
        }
    }

    pub fn into_string(self) -> String {
        self.letters.into_iter().collect()
    }
}

pub(super) fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn plain(letter: char) -> u8 {
    match letter {
        'ä' | 'å' => b'a',
        'ö' => b'o',
        'y' => b'u',
        _ => u8::try_from(letter).unwrap_or(b'?'),
    }
}
