# The record served from a container: see qa/docs/deploying.md.
FROM python:3.11-slim-bookworm AS build

# pip's index for the CPU build of torch, as PyTorch's "Get started" page names it; without it pip's
# own is taken, which brings some gigabytes of CUDA into this stage, though not into the image.
ARG TORCH_INDEX=""
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 XDG_CACHE_HOME=/opt/cache
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
WORKDIR /src
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} torch==2.13.0
COPY pyproject.toml requirements.lock README.md LICENSE app.py ./
COPY corpus corpus
COPY embeddings embeddings
COPY qa qa
RUN /opt/venv/bin/pip install -c requirements.lock '.[sample,mcp,parquet]'
WORKDIR /
# The model is made ready here, once; after that nothing loads torch, nor what only torch needs.
RUN /opt/venv/bin/python -c "from embeddings.default import default_encoder as e; e().encode_question('x')" \
    && /opt/venv/bin/pip uninstall -y torch sentence-transformers transformers scikit-learn scipy sympy networkx \
    && /opt/venv/bin/pip list --format=freeze | sed -n 's/^\(nvidia[^=]*\|cuda[^=]*\|triton\)==.*/\1/p' \
    | xargs -r /opt/venv/bin/pip uninstall -y

FROM python:3.11-slim-bookworm
# 1000 is who a Hugging Face Space runs as; /data is where it mounts what is kept.
RUN useradd --uid 1000 --home-dir /data --create-home record
COPY --from=build /opt/venv /opt/venv
COPY --from=build /opt/cache /opt/cache
ENV PATH=/opt/venv/bin:$PATH XDG_CACHE_HOME=/opt/cache PYTHONUNBUFFERED=1 \
    RECORD=/data/record ON_THE_RECORD_HOST=0.0.0.0 ON_THE_RECORD_PORT=7860
USER 1000
WORKDIR /data
VOLUME /data
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"]
CMD ["record", "serve"]
