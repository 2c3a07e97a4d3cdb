//! Blobs: durable, found by digest, swept only when nobody names them.

use db::args;
use testkit::for_each_database;

#[test]
fn what_was_put_is_found_again_and_only_the_unnamed_is_swept() {
    for_each_database(|database| {
        let store = database.store();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let big: Vec<u8> = (0..2_500_000_u32).map(|n| (n % 251) as u8).collect();
            let digest = store.blobs().put(store, big.clone()).await.unwrap();
            assert_eq!(store.blobs().put(store, big.clone()).await.unwrap(), digest);
            assert_eq!(store.blobs().get(store, &digest).await.unwrap(), big);
            let unnamed = store.blobs().put(store, b"nobody names me".to_vec()).await.unwrap();
            let named = digest.clone();
            store
                .write(move |tx| {
                    tx.use_blob(&named, "message", 1)?;
                    tx.exec("UPDATE blob SET touched_at = 0", args![])
                })
                .await
                .unwrap();
            assert_eq!(store.blobs().sweep(store).await.unwrap(), 1);
            assert!(store.blobs().get(store, &unnamed).await.is_err());
            assert_eq!(store.blobs().get(store, &digest).await.unwrap(), big);
        });
    });
}

#[test]
fn what_is_stored_survives_the_end_of_the_process() {
    for engine in testkit::engines() {
        let mut database = testkit::Database::fresh(engine);
        let digest = database.store().blobs().put_blocking(database.store(), b"sailyy".to_vec()).unwrap();
        database.close();
        database.reopen();
        assert_eq!(database.store().blobs().get_blocking(database.store(), &digest).unwrap(), b"sailyy");
    }
}
