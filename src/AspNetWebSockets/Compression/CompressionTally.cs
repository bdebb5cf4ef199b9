using System.Runtime.InteropServices;

namespace AspNetWebSockets;

/// <summary>How large the message under way is with and without compression. A mutable value: it lives in one field.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct CompressionTally
{
    public long Compressed { get; private set; }

    public long Uncompressed { get; private set; }

    public void Add(long compressed, long uncompressed)
    {
        Compressed += compressed;
        Uncompressed += uncompressed;
    }
}
