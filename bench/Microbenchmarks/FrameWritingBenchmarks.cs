using System.Buffers;
using AspNetWebSockets.Protocol;
using BenchmarkDotNet.Attributes;

namespace Microbenchmarks;

/// <summary>The time of one message to a client: header and a copy of the payload.</summary>
[MemoryDiagnoser]
public class FrameWritingBenchmarks
{
    private const int Frames = 16;

    private readonly ArrayBufferWriter<byte> _output = new(Frames * 20 * 1024);
    private byte[] _payload = [];

    /// <summary>Bytes of payload of each frame.</summary>
    [Params(20, 125, 1024, 16 * 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Create() => _payload = new byte[Size];

    [Benchmark(OperationsPerInvoke = Frames)]
    public int Write()
    {
        _output.ResetWrittenCount();
        for (int frame = 0; frame < Frames; frame++)
        {
            FrameWriter.Write(_output, Opcode.Binary, fin: true, _payload);
        }

        return _output.WrittenCount;
    }
}
