package io.gameroute.dev.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.access.Access;
import io.gameroute.dev.apiserver.access.AccessPolicy;
import io.gameroute.dev.apiserver.access.RoleRules;
import io.gameroute.dev.apiserver.access.User;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Everybody may do what the roles allow that are bound to them now. */
final class StoredRoles implements AccessPolicy {
    private static final String GROUP = ".rbac.authorization.k8s.io";

    private final ObjectStore store;
    private final AtomicLong changes = new AtomicLong();
    private volatile Known known = new Known(-1, AccessPolicy.ALLOW_ALL);

    private record Known(long change, AccessPolicy policy) {}

    StoredRoles(ObjectStore store) {
        this.store = store;
        store.observe(this::notice);
    }

    @Override
    public boolean allows(User user, Access access) {
        long now = changes.get();
        Known last = known;
        if (last.change() != now) {
            last = new Known(now, read());
            known = last;
        }
        return last.policy().allows(user, access);
    }

    private void notice(Change change) {
        if (change.object().key().resource().endsWith(GROUP)) {
            changes.incrementAndGet();
        }
    }

    private AccessPolicy read() {
        return AccessPolicy.of(RoleRules.of(all("roles", "clusterroles"), all("rolebindings", "clusterrolebindings")));
    }

    private List<ObjectNode> all(String... plurals) {
        return Stream.of(plurals)
                .flatMap(plural -> store.list(ListQuery.all(plural + GROUP, ObjectFilter.ALL)).objects().stream())
                .map(StoredObject::tree)
                .toList();
    }
}
