package io.gameroute.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "exec:ls, the component exec",
        "file:/tmp, the component file",
        "bean:x, the component bean",
        "class:java.lang.Runtime, the component class",
        "language:groovy:x, the component language",
        "kubernetes-secrets:x, the component kubernetes-secrets",
        "platform-http:/x, the component platform-http"
    })
    void what_reaches_code_or_files_is_refused_with_the_line_and_the_key_that_would_allow_it(String uri, String why) {
        assertThat(problems(step("to: " + uri)))
                .singleElement()
                .asString()
                .startsWith("x.camel.yaml:6: ")
                .contains(why, "gameroute.sinks.allow=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"informer:v1/Pod", "workqueue:games", "master:g:timer:x"})
    void control_endpoints_are_refused_and_nothing_is_offered(String uri) {
        assertThat(problems(step("to: " + uri)))
                .singleElement()
                .asString()
                .contains("is for control routes")
                .doesNotContain(SinkPolicy.KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bean: {beanType: java.lang.Runtime, method: getRuntime}",
                "script: {groovy: x}",
                "process: {ref: recordProcessor}",
                "setBody: {method: {beanType: java.lang.System, method: exit}}",
                "setBody: {simple: \"resource:file:/etc/passwd\"}",
                "to: {uri: \"http:x\", parameters: {clientBuilder: \"#class:java.lang.Object\"}}",
                "setBody: {groovy: x}",
                "setBody: {simple: \"${bean:x}\"}",
                "setBody: {simple: \"${camelContext.name}\"}"
            })
    void a_step_that_reaches_code_is_refused(String step) {
        assertThat(problems(step(step))).isNotEmpty();
    }

    @Test
    void beans_and_templates_are_refused() {
        assertThat(problems("- beans:\n    - name: x\n      type: java.lang.Object\n"))
                .first()
                .asString()
                .isEqualTo("x.camel.yaml:1: \"beans\" is not allowed here; a sink is a route");
    }

    @Test
    void what_the_configuration_allows_is_allowed() {
        SinkPolicy wider = new SinkPolicy(Set.of("file"));

        assertThat(problems(wider, step("to: file:/tmp/none"))).isEmpty();
    }

    @Test
    void parameters_may_be_called_as_steps_are() {
        assertThat(problems(step("to: {uri: \"log:x\", parameters: {showBody: true}}")))
                .isEmpty();
    }

    private static String step(String step) {
        return "- route:\n    id: x\n    from:\n      uri: gameserver-events:x\n      steps:\n        - " + step + "\n";
    }

    private static List<SinkProblem> problems(String text) {
        return problems(SinkPolicy.defaults(), text);
    }

    private static List<SinkProblem> problems(SinkPolicy policy, String text) {
        try {
            return new SinkCheck(policy, SinkSurroundings.elsewhere(Path.of("none")))
                    .problems(RouteFile.of("x.camel.yaml", text), Map.of());
        } catch (RouteSyntaxException syntax) {
            throw new IllegalArgumentException(syntax);
        }
    }
}
