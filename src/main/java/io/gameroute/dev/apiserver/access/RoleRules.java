package io.gameroute.dev.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.gameroute.dev.apiserver.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What roles and their bindings allow. A role that is not there allows nothing. */
public final class RoleRules {
    private static final Set<String> ANYTHING = Set.of(AccessRule.ANY);

    private RoleRules() {}

    public static List<AccessRule> of(List<? extends JsonNode> roles, List<? extends JsonNode> bindings) {
        List<AccessRule> rules = new ArrayList<>();
        for (JsonNode binding : bindings) {
            role(roles, binding).ifPresent(role -> role.path("rules")
                    .forEach(rule -> rules.add(rule(subjects(binding), rule, binding))));
        }
        return rules;
    }

    private static Optional<? extends JsonNode> role(List<? extends JsonNode> roles, JsonNode binding) {
        String kind = Json.text(binding, "roleRef", "kind");
        String name = Json.text(binding, "roleRef", "name");
        String namespace = kind.equals("Role") ? namespace(binding) : "";
        return roles.stream()
                .filter(role -> Json.text(role, "kind").equals(kind)
                        && Json.text(role, "metadata", "name").equals(name)
                        && namespace(role).equals(namespace))
                .findFirst();
    }

    private static AccessRule rule(Set<String> subjects, JsonNode rule, JsonNode binding) {
        Set<String> names = texts(rule.path("resourceNames"));
        String namespace = namespace(binding);
        return new AccessRule(
                subjects,
                texts(rule.path("verbs")),
                texts(rule.path("apiGroups")),
                texts(rule.path("resources")),
                namespace.isEmpty() ? ANYTHING : Set.of(namespace),
                names.isEmpty() ? ANYTHING : names,
                texts(rule.path("nonResourceURLs")));
    }

    private static Set<String> subjects(JsonNode binding) {
        List<String> subjects = new ArrayList<>();
        for (JsonNode subject : binding.path("subjects")) {
            String name = Json.text(subject, "name");
            boolean account = Json.text(subject, "kind").equals("ServiceAccount");
            subjects.add(
                    account
                            ? User.serviceAccount(Json.text(subject, "namespace"), name, "")
                                    .name()
                            : name);
        }
        return Set.copyOf(subjects);
    }

    private static String namespace(JsonNode object) {
        return Json.text(object, "metadata", "namespace");
    }

    private static Set<String> texts(JsonNode list) {
        return Json.texts(list).stream().collect(Collectors.toUnmodifiableSet());
    }
}
