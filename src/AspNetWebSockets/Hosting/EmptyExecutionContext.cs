namespace AspNetWebSockets;

/// <summary>The execution context of a thread on which nothing has happened yet.</summary>
internal static class EmptyExecutionContext
{
    public static ExecutionContext Instance { get; } = Capture();

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        Thread fresh = new(() => captured = ExecutionContext.Capture());
        fresh.UnsafeStart();
        fresh.Join();
        return captured!;
    }
}
