package io.gameroute.sinks;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what is there; follows links, so that a mounted ConfigMap is read through its current {@code ..data}. */
public final class SinkFilesReader {
    public static final String ROUTES = ".camel.yaml";
    static final String KAMELETS = ".kamelet.yaml";
    private static final String VALUES = "values.properties";

    private final Path routes;
    private final Path kamelets;

    /** @param kamelets need not exist */
    public SinkFilesReader(Path routes, Path kamelets) {
        this.routes = routes;
        this.kamelets = kamelets;
    }

    public SinkFiles read() throws IOException {
        if (!Files.isDirectory(routes)) {
            throw new IOException("there is no directory " + routes);
        }
        Map<String, String> byKamelet = new HashMap<>();
        if (Files.isDirectory(kamelets)) {
            texts(kamelets, KAMELETS)
                    .forEach((file, text) -> byKamelet.put(file.substring(0, file.length() - KAMELETS.length()), text));
        }
        return new SinkFiles(texts(routes, ROUTES), byKamelet, values());
    }

    private static Map<String, String> texts(Path directory, String suffix) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.filter(file -> file.getFileName().toString().endsWith(suffix))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(Files::isRegularFile)
                    .toList();
        }
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            texts.put(file.getFileName().toString(), Files.readString(file));
        }
        return texts;
    }

    private Map<String, String> values() throws IOException {
        Path file = routes.resolve(VALUES);
        Map<String, String> values = new HashMap<>();
        if (Files.isRegularFile(file)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(Files.readString(file)));
            } catch (IllegalArgumentException malformed) {
                throw new IOException(file + ": " + malformed.getMessage(), malformed);
            }
            properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        }
        return values;
    }
}
