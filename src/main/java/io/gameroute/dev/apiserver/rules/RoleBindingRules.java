package io.gameroute.dev.apiserver.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gameroute.dev.apiserver.failure.Failures.Cause;
import io.gameroute.dev.apiserver.json.Json;
import java.util.List;
import java.util.Optional;

/** Bindings of roles: to which role one binds cannot be changed. */
final class RoleBindingRules implements KindRules {
    private static final String GROUP = "rbac.authorization.k8s.io";

    @Override
    public void onCreate(ObjectNode binding) {
        new Defaults(Json.objectAt(binding, "roleRef")).text("apiGroup", GROUP);
        for (ObjectNode subject : Defaults.objects(binding, "subjects")) {
            if (!Json.text(subject, "kind").equals("ServiceAccount")) {
                new Defaults(subject).text("apiGroup", GROUP);
            }
        }
    }

    @Override
    public void onUpdate(ObjectNode binding, ObjectNode old) {
        onCreate(binding);
    }

    @Override
    public List<Cause> validate(ObjectNode binding, Optional<ObjectNode> old) {
        Complaints complaints = new Complaints();
        complaints.present(binding.path("roleRef"), "name", "roleRef");
        JsonNode role = binding.path("roleRef");
        if (old.isPresent() && !old.get().path("roleRef").equals(role)) {
            complaints.invalid("roleRef", role, "cannot change roleRef");
        }
        return complaints.causes();
    }
}
