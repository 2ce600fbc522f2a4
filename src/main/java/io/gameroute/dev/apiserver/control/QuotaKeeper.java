package io.gameroute.dev.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.json.Json;
import io.gameroute.dev.apiserver.registry.ResourceRegistry;
import io.gameroute.dev.apiserver.store.Change;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectKey;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import io.gameroute.dev.apiserver.verb.ObjectUpdate;
import io.gameroute.dev.apiserver.verb.QuotaCounts;
import io.gameroute.dev.apiserver.verb.Target;
import io.gameroute.dev.apiserver.verb.WriteOptions;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into each quota what is used of it. */
final class QuotaKeeper {
    private static final Logger LOGGER = LoggerFactory.getLogger(QuotaKeeper.class);

    private final ObjectStore store;
    private final ResourceRegistry registry;
    private final ObjectUpdate update;
    private final Map<String, Set<ObjectKey>> byNamespace = new TreeMap<>();
    private final WriteOptions options = WriteOptions.ofServer("kube-controller-manager");

    QuotaKeeper(ObjectStore store, ResourceRegistry registry, ObjectUpdate update) {
        this.store = store;
        this.registry = registry;
        this.update = update;
    }

    /** Is asked about every change, in order, under the lock of the store. */
    boolean concerns(Change change) {
        ObjectKey key = change.object().key();
        if (key.resource().equals(QuotaCounts.QUOTAS)) {
            remember(change);
            return change.kind() != Change.Kind.DELETED;
        }
        boolean counts = change.kind() != Change.Kind.MODIFIED || QuotaCounts.isOver(change.object());
        return counts && byNamespace.containsKey(key.namespace());
    }

    private void remember(Change change) {
        ObjectKey key = change.object().key();
        Set<ObjectKey> quotas = byNamespace.computeIfAbsent(key.namespace(), any -> new TreeSet<>());
        if (change.kind() != Change.Kind.DELETED) {
            quotas.add(key);
            return;
        }
        quotas.remove(key);
        if (quotas.isEmpty()) {
            byNamespace.remove(key.namespace());
        }
    }

    void look(Change change) {
        ObjectFilter here = ObjectFilter.inNamespace(change.object().key().namespace());
        if (!here.namespace().isEmpty()) {
            store.list(ListQuery.all(QuotaCounts.QUOTAS, here)).objects().forEach(this::count);
        }
        if (change.kind() == Change.Kind.ADDED
                && change.object().key().resource().equals(QuotaCounts.QUOTAS)) {
            tellWhatIsNotCounted(change.object());
        }
    }

    private void count(StoredObject quota) {
        ObjectKey key = quota.key();
        registry.ofResource(QuotaCounts.QUOTAS)
                .ifPresent(type -> Attempt.run(() -> update.edit(
                        new Target(type, key.namespace(), key.name(), "status"),
                        tree -> counted(tree, key.namespace()),
                        options)));
    }

    private ObjectNode counted(ObjectNode quota, String namespace) {
        ObjectNode status = Json.objectAt(quota, "status");
        ObjectNode hard = status.putObject("hard");
        ObjectNode used = status.putObject("used");
        QuotaCounts.used(quota, namespace, store).forEach((name, count) -> {
            hard.set(name, QuotaCounts.limits(quota).path(name));
            used.put(name, Long.toString(count));
        });
        return quota;
    }

    private void tellWhatIsNotCounted(StoredObject quota) {
        ObjectNode tree = quota.tree();
        Set<String> counted =
                QuotaCounts.used(tree, quota.key().namespace(), store).keySet();
        Set<String> not = new TreeSet<>();
        QuotaCounts.limits(tree).fieldNames().forEachRemaining(not::add);
        not.removeAll(counted);
        if (!not.isEmpty()
                || !Json.at(tree, "spec", "scopes").isEmpty()
                || Json.at(tree, "spec").has("scopeSelector")) {
            LOGGER.warn(
                    "ResourceQuota {}/{} is not enforced in full: only numbers of objects are counted, without scopes; not counted: {}",
                    quota.key().namespace(),
                    quota.key().name(),
                    not);
        }
    }
}
