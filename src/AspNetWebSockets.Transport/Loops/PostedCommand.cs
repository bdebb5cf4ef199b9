using System.Runtime.InteropServices;

namespace AspNetWebSockets.Transport;

/// <summary>A command and whom it is for.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PostedCommand(ILoopTarget Target, LoopCommand Command);
