package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/** Kinds about which there is one thing to say. */
final class SmallRules {
    static final KindRules NODE = new KindRules() {
        @Override
        public void onCreate(ObjectNode node) {
            Json.objectAt(node, "spec");
            Json.objectAt(node, "status");
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
            return old.filter(before -> !before.path("data").equals(revision.path("data")))
                    .map(before -> List.of(new Cause("FieldValueInvalid", "Invalid value: field is immutable", "data")))
                    .orElse(List.of());
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

    static final KindRules PRIORITY_CLASS = new KindRules() {
        @Override
        public void onCreate(ObjectNode priority) {
            new Defaults(priority).text("preemptionPolicy", "PreemptLowerPriority");
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
    };

    private SmallRules() {}
}
