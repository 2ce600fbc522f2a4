package io.gameroute.sinks;

import java.util.List;

/** Is told what people should hear of; the composition root makes Kubernetes Events of it. */
public interface SinkReporter {
    /** @param olderRuns whether the version before goes on */
    void broken(String file, List<SinkProblem> problems, boolean olderRuns);

    void mended(String file);

    static SinkReporter silent() {
        return new SinkReporter() {
            @Override
            public void broken(String file, List<SinkProblem> problems, boolean olderRuns) {}

            @Override
            public void mended(String file) {}
        };
    }
}
