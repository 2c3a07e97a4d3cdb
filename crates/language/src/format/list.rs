use crate::Words;

impl Words {
    /// `a, b ja c`.
    pub fn list<T: AsRef<str>>(self, items: &[T]) -> String {
        self.joined(items, "common-list-and")
    }

    /// `a, b tai c`.
    pub fn list_or<T: AsRef<str>>(self, items: &[T]) -> String {
        self.joined(items, "common-list-or")
    }

    fn joined<T: AsRef<str>>(self, items: &[T], key: &str) -> String {
        let Some((last, first)) = items.split_last() else { return String::new() };
        if first.is_empty() {
            return last.as_ref().to_owned();
        }
        let first = first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
        self.with(key, &[("first", first.into()), ("last", last.as_ref().into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lang;

    #[test]
    fn lists_end_in_a_conjunction() {
        let items = ["a", "b", "c"];
        assert_eq!(Words::new(Lang::Fi).list(&items), "a, b ja c");
        assert_eq!(Words::new(Lang::Sv).list(&items), "a, b och c");
        assert_eq!(Words::new(Lang::En).list_or(&items), "a, b or c");
        assert_eq!(Words::new(Lang::En).list(&items[..1]), "a");
        assert_eq!(Words::new(Lang::En).list::<String>(&[]), "");
    }
}
