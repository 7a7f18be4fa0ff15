# Debian's Prometheus.
FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends prometheus && rm -rf /var/lib/apt/lists/* \
  && install -d -o prometheus -g prometheus /figures
USER prometheus
EXPOSE 9090
