using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>A received fragment, or what has come of it so far.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Fragment(int Length, bool IsText, bool Ended, bool EndOfMessage);
