package io.gameroute.sinks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** The sinks that the jar carries, for a start without a directory. They never change, so they are read once. */
public final class JarSinks implements SinkService.Source {
    private final CamelContext context;
    private @Nullable SinkFiles files;

    public JarSinks(CamelContext context) {
        this.context = context;
    }

    @Override
    public SinkFiles read() throws IOException {
        SinkFiles known = files;
        if (known == null) {
            known = new SinkFiles(texts(), Map.of(), Map.of());
            files = known;
        }
        return known;
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> texts = new HashMap<>();
        try {
            for (Resource resource : PluginHelper.getPackageScanResourceResolver(context)
                    .findResources("classpath:routes/sinks/*" + SinkFilesReader.ROUTES)) {
                String location = resource.getLocation();
                try (InputStream text = resource.getInputStream()) {
                    texts.put(
                            location.substring(location.lastIndexOf('/') + 1),
                            new String(text.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException unreadable) {
            throw unreadable;
        } catch (Exception unexpected) {
            throw new IOException(unexpected);
        }
        return texts;
    }
}
