// AspNetWebSocketContext.ConnectionCount is one number per process, and /broadcast is one room: tests that look at them
// must not meet.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
