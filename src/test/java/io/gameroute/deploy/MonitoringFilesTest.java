package io.gameroute.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonitoringFilesTest {
    private static final Path MANUAL = Path.of("docs", "monitoring.md");

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionIsOneOfMetrics(String expression) {
        assertThat(PromExpression.metrics(expression)).isNotEmpty();
    }

    static List<String> expressions() {
        return MonitoringFiles.expressions();
    }

    @Test
    void anAlertSaysHowBadItIsAndWhatToDo() {
        assertThat(MonitoringFiles.alerts()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
            assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
            assertThat(alert.at("/annotations/description").asText()).endsWith(".");
        });
    }

    @Test
    void theManualExplainsEveryAlert() {
        assertThat(MANUAL)
                .content()
                .contains(MonitoringFiles.alerts().stream()
                        .map(alert -> "| `" + alert.path("alert").asText() + "` |")
                        .toArray(String[]::new));
    }

    @Test
    void theOperatorsRulesAreThePlainOnes() {
        assertThat(MonitoringFiles.read("prometheusrule.yaml").path("spec"))
                .isEqualTo(MonitoringFiles.read("rules.yaml"));
    }

    @Test
    void aPanelSaysWhatItShowsAndOverlapsNoOther() {
        List<JsonNode> panels = MonitoringFiles.panels();

        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.path("gridPos")).doesNotHaveDuplicates();
        assertThat(panels)
                .allSatisfy(
                        panel -> assertThat(panel.path("description").asText()).isNotBlank());
    }

    @Test
    void theMonitorScrapesTheServiceOfTheMetrics() {
        JsonNode monitor = MonitoringFiles.read("servicemonitor.yaml");
        JsonNode service = InstallationFiles.read("09.Service.gameroute-metrics.yaml");

        assertThat(service.at("/metadata/labels")).isEqualTo(monitor.at("/spec/selector/matchLabels"));
        assertThat(service.at("/metadata/namespace")).isEqualTo(monitor.at("/metadata/namespace"));
        assertThat(service.at("/spec/ports/0/name")).isEqualTo(monitor.at("/spec/endpoints/0/port"));
    }

    @Test
    void theRightToDiscoverIsTheOneThatIsBound() {
        JsonNode binding = MonitoringFiles.read("clusterrolebinding.yaml");
        JsonNode role = InstallationFiles.read("12.ClusterRole.gameroute-prometheus.yaml");

        assertThat(binding.at("/roleRef/name")).isEqualTo(role.at("/metadata/name"));
        assertThat(Set.copyOf(InstallationFiles.texts(role.at("/rules/0/nonResourceURLs"))))
                .containsExactlyInAnyOrder("/sd/prometheus", "/observe/metrics");
        assertThat(MonitoringFiles.read("prometheus.yaml")
                        .at("/scrape_configs/1/http_sd_configs/0/url")
                        .asText())
                .endsWith(":8080/sd/prometheus");
    }
}
