package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/** Pods: defaults, the quality of service, and a spec of which little can be changed. */
final class PodRules implements KindRules {
    private static final String IMMUTABLE = "pod updates may not change fields other than `spec.containers[*].image`,"
            + "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing"
            + " tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";

    @Override
    public void onCreate(ObjectNode pod) {
        ObjectNode spec = Json.objectAt(pod, "spec");
        PodDefaults.apply(spec);
        ObjectNode status = pod.putObject("status");
        status.put("phase", "Pending").put("qosClass", QualityOfService.of(spec));
        if (!Json.at(spec, "schedulingGates").isEmpty()) {
            status.putArray("conditions")
                    .addObject()
                    .put("type", "PodScheduled")
                    .put("status", "False")
                    .put("reason", "SchedulingGated")
                    .put("message", "Scheduling is blocked due to non-empty scheduling gates");
        }
    }

    @Override
    public void admit(ObjectNode pod) {
        PodDefaults.admit(Json.objectAt(pod, "spec"));
    }

    @Override
    public void onUpdate(ObjectNode pod, ObjectNode old) {
        PodDefaults.apply(Json.objectAt(pod, "spec"));
        admit(pod);
        ObjectNode status = Json.objectAt(pod, "status");
        for (ObjectNode condition : Defaults.objects(status, "conditions")) {
            new Defaults(condition).time("lastProbeTime").time("lastTransitionTime");
        }
        new Defaults(status).text("qosClass", Json.text(old, "status", "qosClass"));
    }

    @Override
    public boolean countsGenerations() {
        return true;
    }

    @Override
    public List<Cause> validate(ObjectNode pod, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        new PodSpecRules(Json.objectAt(pod, "spec"), complaints).check();
        old.filter(before -> !fixed(before).equals(fixed(pod)))
                .ifPresent(before -> complaints.forbidden("spec", IMMUTABLE));
        return complaints.causes();
    }

    /** A node that can resize says which resources its containers have. */
    @Override
    public List<Cause> validateResize(ObjectNode pod, ObjectNode old) {
        Complaints complaints = new Complaints();
        ObjectNode spec = Json.objectAt(pod, "spec");
        new PodSpecRules(spec, complaints).check();
        String before = Json.text(old, "status", "qosClass");
        if (!QualityOfService.of(spec).equals(before)) {
            complaints.invalid("spec", before, "Pod QOS Class may not change as a result of resizing");
        }
        for (ObjectNode container : Defaults.objects(Json.objectAt(pod, "status"), "containerStatuses")) {
            if (Json.at(container, "state").has("running") && !container.has("resources")) {
                complaints.forbidden("", "Pod running on node without support for resize");
                break;
            }
        }
        return complaints.causes();
    }

    /** The spec without what may be changed; a node is given by a binding, which passes by here. */
    private static JsonNode fixed(ObjectNode pod) {
        ObjectNode spec = Json.objectAt(pod, "spec").deepCopy();
        for (String list : List.of("containers", "initContainers")) {
            Defaults.objects(spec, list).forEach(container -> container.remove(List.of("image", "imagePullPolicy")));
        }
        spec.remove(
                List.of("activeDeadlineSeconds", "tolerations", "terminationGracePeriodSeconds", "schedulingGates"));
        return spec;
    }
}
