package io.gameroute.dev.apiserver.verb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.store.ListQuery;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.store.ObjectStore;
import io.gameroute.dev.apiserver.store.StoredObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Refuses an object for which the quotas of its namespace leave no room. Where there is a quota, creations are one after the other. */
final class QuotaAdmission {
    private final ObjectStore store;

    QuotaAdmission(ObjectStore store) {
        this.store = store;
    }

    Optional<StoredObject> within(Target target, Supplier<Optional<StoredObject>> creation) {
        List<StoredObject> quotas = quotas(target);
        if (quotas.isEmpty()) {
            return creation.get();
        }
        synchronized (this) {
            quotas.forEach(quota -> check(target, quota.key().name(), quota.tree()));
            return creation.get();
        }
    }

    private List<StoredObject> quotas(Target target) {
        if (target.namespace().isEmpty()) {
            return List.of();
        }
        ObjectFilter here = ObjectFilter.inNamespace(target.namespace());
        return store.list(ListQuery.all(QuotaCounts.QUOTAS, here)).objects();
    }

    private void check(Target target, String quota, ObjectNode tree) {
        JsonNode limits = QuotaCounts.limits(tree);
        for (String name : QuotaCounts.names(target.type())) {
            if (limits.has(name)) {
                String limit = limits.path(name).asText();
                long used = QuotaCounts.count(target.type().resource(), target.namespace(), store);
                if (BigDecimal.valueOf(used + 1).compareTo(new Quantity(limit).getNumericalAmount()) > 0) {
                    throw Failures.forbidden(
                            target.subject(),
                            "exceeded quota: %s, requested: %s=1, used: %s=%d, limited: %s=%s"
                                    .formatted(quota, name, name, used, name, limit));
                }
            }
        }
    }
}
