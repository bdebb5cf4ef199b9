namespace System.Web.WebSockets;

/// <summary>How many WebSocket handlers run in the process.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class ConnectionRegistry
{
    private static int count;

    internal static int Count => Volatile.Read(ref count);

    internal static void Add() => Interlocked.Increment(ref count);

    internal static void Remove() => Interlocked.Decrement(ref count);
}
