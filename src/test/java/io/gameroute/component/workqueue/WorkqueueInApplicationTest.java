package io.gameroute.component.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;

class WorkqueueInApplicationTest {
    @Test
    void an_application_that_measures_itself_measures_its_queues() throws Exception {
        Main main = new Main();
        main.addInitialProperty("camel.metrics.enabled", "true");
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("workqueue:jobs").log("${body}");
            }
        });
        main.start();
        try {
            MeterRegistry meters = main.getCamelContext()
                    .getRegistry()
                    .lookupByNameAndType(MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);

            assertThat(meters.find("workqueue_depth").tag("name", "jobs").gauge())
                    .isNotNull();
        } finally {
            main.stop();
        }
    }
}
