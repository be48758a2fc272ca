"""What is counted, for /metrics."""

from prometheus_client import Counter

REJECTED = Counter("callbacks_rejected_total", "Callbacks that failed verification", ["door"])
TAKEN = Counter("callbacks_taken_total", "Callbacks that verified", ["door", "kind"])
