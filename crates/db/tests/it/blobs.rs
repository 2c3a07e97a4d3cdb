//! Blobs: durable, found by digest, swept only when nobody names them.

use db::{Error, Options, Place, Store, args};
use testkit::{Database, Engine, for_each_database};

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

/// On PostgreSQL also with a folder that nodes share.
fn stores(database: &Database) -> Vec<Store> {
    let mut stores = vec![database.store().clone()];
    if let Place::Postgres(_) = database.place() {
        let shared_blobs = Some(database.folder().join("shared"));
        let options = Options { shared_blobs, ..Options::default() };
        stores.push(Store::open(&database.place(), options).unwrap());
    }
    stores
}

fn all_are_old(tx: &mut db::Tx) -> Result<(), Error> {
    tx.exec("UPDATE blob SET touched_at = 0", &[]).map(|_| ())
}

#[test]
fn putting_and_sweeping_at_once_loses_nothing() {
    for_each_database(|database| {
        for store in stores(database) {
            let blobs = store.blobs().clone();
            testkit::block_on(async {
                for _ in 0..testkit::rounds(20, 300) {
                    store.blobs().put(&store, b"again and again".to_vec()).await.unwrap();
                    store.write(all_are_old).await.unwrap();
                    let sweeping = {
                        let (store, blobs) = (store.clone(), blobs.clone());
                        tokio::spawn(async move { blobs.sweep(&store).await })
                    };
                    let digest = store.blobs().put(&store, b"again and again".to_vec()).await.unwrap();
                    sweeping.await.unwrap().unwrap();
                    assert_eq!(store.blobs().get(&store, &digest).await.unwrap(), b"again and again");
                }
            });
        }
    });
}

#[test]
fn only_what_is_stored_can_be_named_and_what_was_released_is_swept() {
    for_each_database(|database| {
        let store = database.store();
        let nothing = store.write_blocking(|tx| tx.use_blob("00ff", "message", 1));
        assert!(nothing.unwrap_err().to_string().contains("not stored"));
        let digest = store.blobs().put_blocking(store, b"named twice".to_vec()).unwrap();
        let named = digest.clone();
        store
            .write_blocking(move |tx| {
                tx.use_blob(&named, "message", 1)?;
                tx.use_blob(&named, "message", 1)?;
                tx.use_blob(&named, "message", 2)?;
                all_are_old(tx)
            })
            .unwrap();
        let release = |id| {
            let digest = digest.clone();
            store.write_blocking(move |tx| tx.release_blob(&digest, "message", id)).unwrap();
            testkit::block_on(store.blobs().sweep(store)).unwrap()
        };
        assert_eq!((release(1), release(2)), (0, 1));
        assert!(store.blobs().get_blocking(store, &digest).is_err());
    });
}

#[test]
fn a_blob_that_was_changed_on_the_disk_is_not_handed_out() {
    let database = Database::sqlite();
    let store = database.store();
    let digest = store.blobs().put_blocking(store, b"as it was".to_vec()).unwrap();
    let file = store.blobs().folder().unwrap().join(&digest[..2]).join(&digest[2..]);
    std::fs::write(file, b"as it is now").unwrap();
    assert!(store.blobs().get_blocking(store, &digest).is_err());
    store.blobs().put_blocking(store, b"as it was".to_vec()).unwrap();
    assert_eq!(store.blobs().get_blocking(store, &digest).unwrap(), b"as it was");
}

#[test]
fn a_node_with_another_blob_folder_does_not_start() {
    if !testkit::engines().contains(&Engine::Postgres) {
        return;
    }
    let database = Database::postgres();
    let open = |name: &str| {
        let shared_blobs = Some(database.folder().join(name));
        Store::open(&database.place(), Options { shared_blobs, ..Options::default() })
    };
    let first = open("shared").unwrap();
    assert!(open("elsewhere").err().unwrap().to_string().contains("blob folder"));
    let second = open("shared").unwrap();
    let digest = first.blobs().put_blocking(&first, b"for both".to_vec()).unwrap();
    assert_eq!(second.blobs().get_blocking(&second, &digest).unwrap(), b"for both");
}

#[test]
fn upkeep_forgets_what_is_old_and_keeps_what_is_young() {
    for_each_database(|database| {
        let store = database.store();
        store
            .write_blocking(|tx| {
                tx.set_ticket_answer("old", "digest", &serde_json::json!(1))?;
                tx.exec("UPDATE write_ticket SET at = 0", &[])?;
                for id in 1..=1200 {
                    tx.exec("INSERT INTO commit_ticket (id, at) VALUES ($1, 0)", args![id])?;
                }
                tx.set_ticket_answer("young", "digest", &serde_json::json!(2))
            })
            .unwrap();
        testkit::block_on(db::upkeep(store)).unwrap();
        let keys: Vec<String> = store.read_blocking(|tx| tx.all("SELECT id FROM write_ticket", &[])).unwrap();
        assert_eq!(keys, ["young"]);
        let old = "SELECT count(*) FROM commit_ticket WHERE at = 0";
        assert_eq!(store.read_blocking(move |tx| tx.one::<i64>(old, &[])).unwrap(), 0);
    });
}
