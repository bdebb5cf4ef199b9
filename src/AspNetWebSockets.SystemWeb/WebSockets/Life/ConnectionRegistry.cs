namespace System.Web.WebSockets;

/// <summary>How many WebSocket handlers run in the process.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class ConnectionRegistry
{
    private static int _count;

    internal static int Count => Volatile.Read(ref _count);

    internal static void Add() => Interlocked.Increment(ref _count);

    internal static void Remove() => Interlocked.Decrement(ref _count);
}
