using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>How far a drain has come: numbers of connections.</summary>
/// <param name="Open">Not over yet, handlers that are still running included.</param>
/// <param name="Told">Were sent close code 1001.</param>
/// <param name="Closed">Of those, ended in order: both close frames have passed.</param>
/// <param name="Aborted">Were aborted: by policy, at the deadline, or as the client did not answer or vanished.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WebSocketDrainProgress(int Open, int Told, int Closed, int Aborted);
