using AspNetWebSockets.Protocol;
using BenchmarkDotNet.Attributes;

namespace Microbenchmarks;

/// <summary>Unmasking from the receive buffer into the application's, and beside it a copy: the limit.</summary>
public class MaskingBenchmarks
{
    private const uint MaskingKey = 0x37FA213D;

    private byte[] _source = [];
    private byte[] _destination = [];

    /// <summary>Bytes.</summary>
    [Params(20, 125, 1024, 64 * 1024, 1024 * 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Create() => (_source, _destination) = (new byte[Size], new byte[Size]);

    [Benchmark]
    public void Unmask() => Masking.Apply(_source, _destination, MaskingKey);

    [Benchmark(Baseline = true)]
    public void Copy() => _source.CopyTo(_destination, 0);
}
