package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Kinds about which there is one thing to say. */
final class SmallRules {
    private static final long HIGHEST_PRIORITY = 1_000_000_000;

    static final KindRules NODE = new KindRules() {
        @Override
        public void onCreate(ObjectNode node) {
            Json.objectAt(node, "spec");
            Json.objectAt(node, "status");
        }

        /** A kubelet says what its machine has when it registers it. */
        @Override
        public boolean keepsStatusOfNew() {
            return true;
        }
    };

    static final KindRules EVENT = new KindRules() {
        @Override
        public void onCreate(ObjectNode event) {
            new Defaults(event)
                    .time("eventTime")
                    .text("reportingComponent", "")
                    .text("reportingInstance", "")
                    .object("source");
        }

        @Override
        public void onUpdate(ObjectNode event, ObjectNode old) {
            onCreate(event);
        }
    };

    static final KindRules CONTROLLER_REVISION = new KindRules() {
        @Override
        public List<Cause> validate(ObjectNode revision, Optional<ObjectNode> old) {
            Complaints complaints = new Complaints();
            if (revision.path("revision").asLong() < 0) {
                complaints.invalid("revision", revision.path("revision"), "must be greater than or equal to 0");
            }
            if (!revision.hasNonNull("data")) {
                complaints.required("data", "data is mandatory");
            }
            List<Cause> causes = complaints.causes();
            old.filter(before -> !before.path("data").equals(revision.path("data")))
                    .ifPresent(before ->
                            causes.add(new Cause("FieldValueInvalid", "Invalid value: field is immutable", "data")));
            return causes;
        }
    };

    static final KindRules DISRUPTION_BUDGET = new KindRules() {
        @Override
        public void onCreate(ObjectNode budget) {
            budget.putObject("status")
                    .put("disruptionsAllowed", 0)
                    .put("currentHealthy", 0)
                    .put("desiredHealthy", 0)
                    .put("expectedPods", 0);
        }

        @Override
        public boolean countsGenerations() {
            return true;
        }
    };

    static final KindRules RESOURCE_QUOTA = new KindRules() {
        @Override
        public void onCreate(ObjectNode quota) {
            Json.objectAt(quota, "spec");
            Json.objectAt(quota, "status");
        }
    };

    static final KindRules PRIORITY_CLASS = new KindRules() {
        @Override
        public void onCreate(ObjectNode priority) {
            new Defaults(priority).text("preemptionPolicy", "PreemptLowerPriority");
        }

        @Override
        public List<Cause> validate(ObjectNode priority, Optional<ObjectNode> old) {
            Complaints complaints = new Complaints();
            boolean system = Json.text(priority, "metadata", "name").startsWith("system-");
            if (!system && priority.path("value").asLong() > HIGHEST_PRIORITY) {
                String detail = "maximum allowed value of a user defined priority is " + HIGHEST_PRIORITY;
                complaints.forbidden("value", detail);
            }
            complaints.oneOf(priority, "preemptionPolicy", "", List.of("PreemptLowerPriority", "Never"));
            return complaints.causes();
        }

        @Override
        public boolean countsGenerations() {
            return true;
        }
    };

    static final KindRules STORAGE_CLASS = new KindRules() {
        @Override
        public void onCreate(ObjectNode storage) {
            new Defaults(storage).text("reclaimPolicy", "Delete").text("volumeBindingMode", "Immediate");
        }

        @Override
        public List<Cause> validate(ObjectNode storage, Optional<ObjectNode> old) {
            Complaints complaints = new Complaints();
            if (Json.text(storage, "provisioner").isEmpty()) {
                complaints.required("provisioner");
            }
            return complaints.causes();
        }
    };

    static final KindRules CONFIG_MAP = new KindRules() {
        @Override
        public List<Cause> validate(ObjectNode map, Optional<ObjectNode> old) {
            Complaints complaints = new Complaints();
            keys(map, "data", complaints);
            map.path("data").fieldNames().forEachRemaining(key -> {
                if (map.path("binaryData").has(key)) {
                    complaints.invalid("data[" + key + "]", key, "duplicate of key present in binaryData");
                }
            });
            keys(map, "binaryData", complaints);
            return complaints.causes();
        }
    };

    static final KindRules LEASE = new KindRules() {
        @Override
        public List<Cause> validate(ObjectNode lease, Optional<ObjectNode> old) {
            Complaints complaints = new Complaints();
            JsonNode duration = Json.at(lease, "spec", "leaseDurationSeconds");
            if (duration.isNumber() && duration.asLong() <= 0) {
                complaints.invalid("spec.leaseDurationSeconds", duration, "must be greater than 0");
            }
            JsonNode transitions = Json.at(lease, "spec", "leaseTransitions");
            if (transitions.asLong() < 0) {
                complaints.invalid("spec.leaseTransitions", transitions, "must be greater than or equal to 0");
            }
            return complaints.causes();
        }
    };

    private SmallRules() {}

    static void keys(ObjectNode object, String field, Complaints complaints) {
        TreeSet<String> keys = new TreeSet<>();
        object.path(field).fieldNames().forEachRemaining(keys::add);
        keys.forEach(key -> complaints.invalid(field + "[" + key + "]", key, NameSyntax.ofConfigKey(key)));
    }
}
