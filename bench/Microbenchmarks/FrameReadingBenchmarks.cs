using AspNetWebSockets.Protocol;
using BenchmarkDotNet.Attributes;

namespace Microbenchmarks;

/// <summary>The time of one message from a client: header, rules, unmasking into the application's buffer, and UTF-8 for text.</summary>
[MemoryDiagnoser]
public class FrameReadingBenchmarks
{
    private const int Frames = 16;

    private readonly MessageReader _reader = new(long.MaxValue);
    private byte[] _binary = [];
    private byte[] _text = [];
    private byte[] _destination = [];

    /// <summary>Bytes of payload of each frame.</summary>
    [Params(20, 125, 1024, 16 * 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Create()
    {
        byte[] payload = new byte[Size];
        payload.AsSpan().Fill((byte)'a');
        _binary = ClientFrames.Create(Frames, Opcode.Binary, payload);
        _text = ClientFrames.Create(Frames, Opcode.Text, payload);
        _destination = new byte[Size];
    }

    [Benchmark(OperationsPerInvoke = Frames)]
    public int Binary() => ReadAll(_binary);

    [Benchmark(OperationsPerInvoke = Frames)]
    public int AsciiText() => ReadAll(_text);

    private int ReadAll(ReadOnlySpan<byte> source)
    {
        int messages = 0;
        while (!source.IsEmpty)
        {
            MessageEvent happened = _reader.Read(source, _destination, out int consumed, out _);
            messages += happened == MessageEvent.FragmentEnd ? 1 : 0;
            source = source[consumed..];
        }

        return messages;
    }
}
