using System.Reflection;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>The ranges and defaults that the documentation of the options states.</summary>
public sealed class PermessageDeflateOptionsTests
{
    [Theory]
    [InlineData(nameof(PermessageDeflateOptions.ServerMaxWindowBits), 15, 8, 15)]
    [InlineData(nameof(PermessageDeflateOptions.ClientMaxWindowBits), 15, 8, 15)]
    [InlineData(nameof(PermessageDeflateOptions.CompressionLevel), 6, 0, 9)]
    [InlineData(nameof(PermessageDeflateOptions.MemoryLevel), 8, 1, 9)]
    [InlineData(nameof(PermessageDeflateOptions.MinCompressedMessageSize), 256, 0, int.MaxValue)]
    [InlineData(nameof(PermessageDeflateOptions.MaxInflationRatio), 200, 1, int.MaxValue)]
    [InlineData(nameof(PermessageDeflateOptions.InflationRatioFloor), 1048576, 0, int.MaxValue)]
    public void A_number_has_a_default_and_a_range(string name, int standard, int lowest, int highest)
    {
        PropertyInfo property = typeof(PermessageDeflateOptions).GetProperty(name).ShouldNotBeNull();
        PermessageDeflateOptions options = new();
        property.GetValue(options).ShouldBe(standard);
        foreach (int legal in (int[])[lowest, highest])
        {
            property.SetValue(options, legal);
            property.GetValue(options).ShouldBe(legal);
        }

        foreach (long illegal in (long[])[lowest - 1L, highest + 1L])
        {
            if (illegal == (int)illegal)
            {
                Should
                    .Throw<TargetInvocationException>(() => property.SetValue(options, (int)illegal))
                    .InnerException.ShouldBeOfType<ArgumentOutOfRangeException>()
                    .ParamName.ShouldBe(name);
            }
        }
    }

    [Fact]
    public void Contexts_are_not_taken_over_unless_it_is_asked_for()
    {
        PermessageDeflateOptions options = new();
        (options.ServerContextTakeover, options.ClientContextTakeover).ShouldBe((false, false));
    }
}
