# Error pages: what happened, what was kept, what to do.

failure-signed-out = Sign in to go on
failure-signed-out-text = Your session has ended. After signing in you come back to the same page.
failure-forbidden = You may not do this
failure-not-found = There is no such page
failure-not-found-text = There is nothing at this address, or you may not see it.
failure-conflict = Somebody was faster
failure-conflict-text = This was changed in the meantime. Nothing was overwritten.
failure-kept = What you wrote
failure-look = See the newest
failure-refused = This cannot be done now
failure-too-many = One moment
failure-too-many-text = There were many attempts. Wait { $seconds } seconds, then try again.
failure-broken = Something broke on our side
failure-broken-text = What was saved is safe. Try again; if it repeats, tell your administrator the code.
failure-busy = The server is busy right now
failure-busy-text = Nothing was lost. Try again in a moment.
failure-reference = Code:
failure-home = Go home
failure-status = Error { $status }
