using System.IO.Compression;
using System.Text;
using BenchmarkDotNet.Attributes;

namespace Microbenchmarks;

/// <summary>The runtime's deflate on messages of JSON: what permessage-deflate will have to be built on.</summary>
[MemoryDiagnoser]
public class DeflateBenchmarks : IDisposable
{
    private readonly MemoryStream _output = new(1024 * 1024);
    private DeflateStream? _kept;
    private byte[] _message = [];
    private byte[] _compressed = [];
    private byte[] _inflated = [];

    /// <summary>Bytes.</summary>
    [Params(64, 512, 4096, 64 * 1024)]
    public int Size { get; set; }

    [Params(CompressionLevel.Fastest, CompressionLevel.Optimal)]
    public CompressionLevel Level { get; set; }

    [GlobalSetup]
    public void Create()
    {
        StringBuilder json = new();
        for (int item = 0; json.Length < Size; item++)
        {
            _ = json.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{{\"id\":{item},\"name\":\"item {item * 7919 % 1000}\",\"price\":{item * 31 % 977}.{item % 100:00}}},"
            );
        }

        _message = Encoding.ASCII.GetBytes(json.ToString(0, Size));
        _inflated = new byte[Size];
        _kept = new DeflateStream(_output, Level, leaveOpen: true);
        _ = DeflateFresh();
        _compressed = _output.ToArray();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _kept?.Dispose();
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A stream for each message.</summary>
    [Benchmark(Baseline = true)]
    public long DeflateFresh()
    {
        _output.SetLength(0);
        using (DeflateStream deflate = new(_output, Level, leaveOpen: true))
        {
            deflate.Write(_message);
        }

        return _output.Length;
    }

    /// <summary>One stream, flushed after each message.</summary>
    [Benchmark]
    public long DeflateKept()
    {
        _output.SetLength(0);
        _kept!.Write(_message);
        _kept.Flush();
        return _output.Length;
    }

    [Benchmark]
    public int InflateFresh()
    {
        using MemoryStream input = new(_compressed);
        using DeflateStream inflate = new(input, CompressionMode.Decompress);
        return inflate.ReadAtLeast(_inflated, _inflated.Length);
    }
}
