package io.gameroute.dev.apiserver.http;

import io.gameroute.dev.apiserver.failure.Failures;
import io.gameroute.dev.apiserver.registry.ResourceType;
import io.gameroute.dev.apiserver.store.FieldSelector;
import io.gameroute.dev.apiserver.store.LabelSelector;
import io.gameroute.dev.apiserver.store.ObjectFilter;
import io.gameroute.dev.apiserver.verb.Target;
import java.util.Set;

/** Reads the selectors of a query. */
final class Selection {
    private static final Set<String> ALWAYS = Set.of("metadata.name", "metadata.namespace");

    private Selection() {}

    static ObjectFilter of(Call call, Target target) {
        try {
            String fields = call.parameter("fieldSelector");
            if (!target.name().isEmpty()) {
                fields = fields + ",metadata.name=" + target.name();
            }
            FieldSelector selector = FieldSelector.parse(fields);
            selector.terms().forEach(term -> check(target.type(), term.field()));
            return new ObjectFilter(target.namespace(), LabelSelector.parse(call.parameter("labelSelector")), selector);
        } catch (IllegalArgumentException e) {
            throw Failures.badRequest(e.getMessage());
        }
    }

    private static void check(ResourceType type, String field) {
        if (!ALWAYS.contains(field) && !type.selectableFields().contains(field)) {
            throw Failures.badRequest("field label not supported: " + field);
        }
    }
}
