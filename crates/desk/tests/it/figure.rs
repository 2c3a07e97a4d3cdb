use desk::figure::{Count, Only, by_day, count, day_of, fold, lines};
use testkit::for_each_database;

use crate::stage::{Stage, noon};

const ONE: Count<'static> = Count {
    measure: "stored",
    day: 0,
    channel: Some(7),
    team: None,
    agent: None,
    mark: "",
    detail: "in",
    n: 1,
};

#[test]
fn folding_changes_no_sum() {
    for_each_database(|database| {
        let stage = Stage::new(database);
        let day = day_of(noon());
        let sums = || {
            let mut found = stage.act(move |tx| lines(tx, "stored", day - 1, day));
            found.sort_by_key(|line| line.channel);
            found.into_iter().map(|line| (line.channel, line.n)).collect::<Vec<_>>()
        };
        for channel in [7, 7, 8] {
            stage.act(move |tx| count(tx, Count { day, channel: Some(channel), ..ONE }));
        }
        assert_eq!(sums(), [(7, 2), (8, 1)]);
        assert_eq!(stage.act(fold), 3);
        assert_eq!(sums(), [(7, 2), (8, 1)]);
        stage.act(move |tx| count(tx, Count { day, n: -1, ..ONE }));
        stage.act(move |tx| count(tx, Count { day: day - 1, ..ONE }));
        assert_eq!(sums(), [(7, 2), (8, 1)]);
        while stage.act(fold) > 0 {}
        assert_eq!(sums(), [(7, 2), (8, 1)]);
        assert_eq!(
            stage.act(move |tx| by_day(tx, "stored", (day - 1, day), &Only::default())),
            [(day - 1, 1), (day, 2)]
        );
        assert!(stage.act(move |tx| lines(tx, "stored", day + 1, day + 9)).is_empty());
    });
}
