package io.gameroute.dev.apiserver.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A rule of {@code x-kubernetes-validations}. One without a program could not be compiled and refuses. */
record CompiledRule(
        JsonNode json, boolean transition, Optional<CelRuntime.Program> program, Optional<CelRuntime.Program> words) {
    private static final Pattern OLD_SELF = Pattern.compile("\\boldSelf\\b");

    static List<CompiledRule> compile(JsonNode rules, String path, List<String> notes) {
        var compiled = new ArrayList<CompiledRule>();
        for (var rule : rules) {
            compiled.add(new CompiledRule(
                    rule,
                    OLD_SELF.matcher(rule.path("rule").asText()).find(),
                    program(rule.path("rule").asText(), path, notes),
                    rule.has("messageExpression")
                            ? program(rule.path("messageExpression").asText(), path, notes)
                            : Optional.empty()));
        }
        return compiled;
    }

    boolean optionalOldSelf() {
        return json.path("optionalOldSelf").asBoolean();
    }

    /** What is wrong, or nothing. */
    Optional<String> refusal(Map<String, Object> variables) {
        if (program.isEmpty()) {
            return Optional.of(
                    "rule could not be compiled: " + json.path("rule").asText());
        }
        try {
            return Boolean.TRUE.equals(program.get().eval(variables))
                    ? Optional.empty()
                    : Optional.of(message(variables));
        } catch (CelEvaluationException e) {
            return Optional.of("rule evaluation failed: " + json.path("rule").asText() + ": " + e.getMessage());
        }
    }

    String reason() {
        return json.path("reason").asText("FieldValueInvalid");
    }

    private String message(Map<String, Object> variables) {
        var fixed =
                json.path("message").asText("failed rule: " + json.path("rule").asText());
        if (words.isEmpty()) {
            return fixed;
        }
        try {
            return String.valueOf(words.get().eval(variables));
        } catch (CelEvaluationException e) {
            return fixed;
        }
    }

    private static Optional<CelRuntime.Program> program(String rule, String path, List<String> notes) {
        try {
            return Optional.of(CelEnvironment.program(rule));
        } catch (CelValidationException | CelEvaluationException e) {
            notes.add(
                    (path.isEmpty() ? "the object" : path.substring(1)) + ": rule \"" + rule + "\": " + e.getMessage());
            return Optional.empty();
        }
    }
}
