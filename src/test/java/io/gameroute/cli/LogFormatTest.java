package io.gameroute.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** What the process's own logback.xml writes. */
class LogFormatTest {

    @Test
    void textHasTimeLevelShortLoggerKeyValuesAndMessage() throws Exception {
        String line = logged("text", logger -> logger.atInfo()
                .addKeyValue("lease", "games/gameroute")
                .log("became leader"));

        assertThat(line)
                .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Sample lease=\"games/gameroute\" became leader\\R");
    }

    @Test
    void jsonHasTheFieldsThatCollectorsExpect() throws Exception {
        JsonNode line = json(logged(
                "json", logger -> logger.atWarn().addKeyValue("pod", "lobby-0").log("a message")));

        assertThat(Instant.parse(line.get("time").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("severity_number").asInt()).isEqualTo(13);
        assertThat(line.get("msg").asText()).isEqualTo("a message");
        assertThat(line.get("logger").asText()).isEqualTo("io.gameroute.Sample");
        assertThat(line.get("pod").asText()).isEqualTo("lobby-0");
        assertThat(line.at("/code/filepath").asText()).isEqualTo("LogFormatTest.java");
        assertThat(line.at("/code/lineno").asInt()).isPositive();
    }

    @Test
    void jsonOfAFailureIsStillOneLine() throws Exception {
        String lines = logged("json", logger -> logger.atError()
                .setCause(new IllegalStateException("broken"))
                .log("failed"));

        assertThat(lines.lines()).hasSize(1);
        assertThat(json(lines).get("stack_trace").asText()).contains("IllegalStateException: broken");
    }

    private static JsonNode json(String line) throws Exception {
        return new ObjectMapper().readTree(line);
    }

    private static String logged(String format, Consumer<Logger> statement) throws Exception {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        context.putProperty("gameroute.log.format", format);
        PrintStream original = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .noneMatch(status -> status.getLevel() > Status.WARN);
            statement.accept(context.getLogger("io.gameroute.Sample"));
        } finally {
            context.stop();
            System.setErr(original);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }
}
