package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people at the command line are told. */
class GameRouteCommandTest {
    private static final String NOWHERE = """
            apiVersion: v1
            kind: Config
            clusters: [{name: nowhere, cluster: {server: "http://127.0.0.1:1"}}]
            contexts: [{name: nowhere, context: {cluster: nowhere, user: me}}]
            users: [{name: me, user: {}}]
            current-context: nowhere
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "run --help", "dev --help", "plan --help", "rollout status --help"})
    void helpIsEverywhere(String arguments) {
        assertThat(execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).contains("Usage: gameroute", "--version", "--log-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "run --version"})
    void theVersionIsEverywhere(String arguments) {
        assertThat(execute(arguments.split(" "))).isZero();
        assertThat(out.toString()).startsWith("gameroute ").hasLineCount(1);
    }

    @Test
    void aMissingCommandIsAWrongUse() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing, such as dev or run", "see 'gameroute --help'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kubconfig=x", "--log-format=xml", "extra"})
    void aWrongArgumentIsNamedInOneLineAndHelpIsPointedTo(String argument) {
        assertThat(execute("run", argument)).isEqualTo(2);
        assertThat(err.toString())
                .contains(argument.replaceFirst("^--log-format=", ""), "see 'gameroute run --help'")
                .hasLineCount(2);
    }

    @Test
    void aBadSettingIsNamedWithItsValue() {
        assertThat(execute("run", "--set", "gameroute.http.port=x")).isEqualTo(2);
        assertThat(err.toString()).contains("gameroute.http.port", "x");
    }

    @Test
    void aBadSettingInAFileIsNamedWithItsValue() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.properties"), "gameroute.http.port = many\n");

        assertThat(execute("run", "--config", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("gameroute.http.port", "many");
    }

    @Test
    void aSettingOnTheCommandLineWinsOverTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("settings.properties"), "gameroute.http.port = many\n");

        assertThat(execute("run", "--config", file.toString(), "--set", "gameroute.http.port=0"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("gameroute.http.port is \"0\"").doesNotContain("many");
    }

    @Test
    void aFileOfSettingsThatIsMissingSaysSo() {
        assertThat(execute("run", "--config", "/nowhere")).isEqualTo(2);
        assertThat(err.toString()).contains("the settings in /nowhere cannot be read");
    }

    @Test
    void aKubeconfigThatIsMissingSaysSo() {
        assertThat(execute("run", "--kubeconfig", "/nowhere")).isEqualTo(1);
        assertThat(err.toString())
                .contains("--kubeconfig /nowhere cannot be read")
                .hasLineCount(1);
    }

    @Test
    void aFileThatIsNoKubeconfigSaysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("config"), "{ not yaml");

        assertThat(execute("run", "--kubeconfig", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("is not a kubeconfig").hasLineCount(1);
    }

    @Test
    void aContextThatIsMissingSaysWhichThereAre() throws Exception {
        assertThat(execute("run", "--kubeconfig", nowhere(), "--context", "prod"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("there is no context prod in the kubeconfig, but nowhere")
                .hasLineCount(1);
    }

    @Test
    void aClusterThatIsAwaySaysWhereItWasSought() throws Exception {
        assertThat(execute("run", "--kubeconfig", nowhere())).isEqualTo(1);
        assertThat(err.toString())
                .contains("the cluster at http://127.0.0.1:1", "cannot be reached", "--kubeconfig")
                .hasLineCount(1);
    }

    @Test
    void sinksThatAreRightAreCountedAndEndWithZero() throws Exception {
        Files.writeString(folder.resolve("a.camel.yaml"), sink("a", "log:x"));

        assertThat(execute("routes", "validate", folder.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("1 files, 0 problems");
    }

    @Test
    void whatIsWrongWithSinksIsSaidWithFileAndLineAndEndsWithOne() throws Exception {
        Files.writeString(folder.resolve("a.camel.yaml"), sink("a", "log:x?noSuchOption=1"));
        Files.writeString(folder.resolve("b.camel.yaml"), sink("b", "workqueue:sets"));
        Files.writeString(folder.resolve("c.camel.yaml"), sink("c", "kamelet:event-http-sink"));
        Files.writeString(folder.resolve("d.camel.yaml"), "- route: [");
        Files.writeString(folder.resolve("e.camel.yaml"), "- route:\n    from:\n      uri: timer:x\n      stepz: []\n");

        assertThat(execute("routes", "validate", folder.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        a -> assertThat(a)
                                .startsWith(folder.resolve("a.camel.yaml") + ":6: ")
                                .contains("noSuchOption"),
                        b -> assertThat(b).contains("b.camel.yaml:6: ", "is for control routes"),
                        c -> assertThat(c).contains("c.camel.yaml:6: ", "url"),
                        d -> assertThat(d).contains("d.camel.yaml:1: ", "not valid YAML"),
                        e -> assertThat(e).contains("e.camel.yaml:", "stepz"),
                        last -> assertThat(last).isEqualTo("5 files, 5 problems"));
    }

    @Test
    void aDirectoryThatIsMissingSaysSo() {
        assertThat(execute("routes", "validate", "/nowhere")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no directory /nowhere").hasLineCount(1);
    }

    @Test
    void aProcessThatIsNotThereSaysWhereItWasSought() {
        assertThat(execute("routes", "list", "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains("http://127.0.0.1:1", "--url").hasLineCount(1);
    }

    private static String sink(String name, String to) {
        return "- route:\n    id: " + name + "\n    from:\n      uri: gameserver-events:" + name
                + "\n      steps:\n        - to: \"" + to + "\"\n";
    }

    private String nowhere() throws Exception {
        return Files.writeString(folder.resolve("kubeconfig"), NOWHERE).toString();
    }

    private int execute(String... arguments) {
        return GameRouteCommand.commandLine((configuration, client, started) -> {
                    throw new AssertionError("the controller must not start");
                })
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
