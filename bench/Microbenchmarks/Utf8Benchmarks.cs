using System.Text;
using System.Text.Unicode;
using AspNetWebSockets.Protocol;
using BenchmarkDotNet.Attributes;

namespace Microbenchmarks;

/// <summary>UTF-8 validation, beside the runtime's, which knows neither borders of frames nor the first impossible byte.</summary>
public class Utf8Benchmarks
{
    private byte[] _text = [];

    [Params(Script.Ascii, Script.German, Script.Cyrillic, Script.Chinese, Script.Emoji)]
    public Script Script { get; set; }

    /// <summary>Bytes, rounded down to whole characters.</summary>
    [Params(100, 64 * 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Create()
    {
        string words = Script switch
        {
            Script.Ascii => "The quick brown fox jumps over the lazy dog. ",
            Script.German => "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich. ",
            Script.Cyrillic => "Съешь же ещё этих мягких французских булок, да выпей чаю. ",
            Script.Chinese => "我能吞下玻璃而不伤身体天地玄黄宇宙洪荒日月盈昃辰宿列张",
            _ => "😀🚀🎉🐍🌍🎵🔥🍕",
        };
        byte[] text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(words, (Size / words.Length) + 1)));
        int length = Size;
        while (!Utf8.IsValid(text.AsSpan(0, length)))
        {
            length--;
        }

        _text = text[..length];
    }

    [Benchmark]
    public bool Validator()
    {
        Utf8Validator validator = default;
        return validator.Append(_text) && validator.IsComplete;
    }

    [Benchmark(Baseline = true)]
    public bool Runtime() => Utf8.IsValid(_text);
}
