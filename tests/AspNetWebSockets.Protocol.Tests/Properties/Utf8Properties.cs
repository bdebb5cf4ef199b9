using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class Utf8Properties
{
    [Fact]
    public void The_validator_agrees_with_the_runtime_for_any_bytes_in_any_pieces() =>
        PropertyCheck.Holds(
            from bytes in Gen.OneOf(Generate.NearlyText, Generate.Text, Generate.AnyBytes)
            from cuts in Generate.Cuts(bytes.Length)
            select new CutBytes(bytes, cuts),
            6000,
            test =>
            {
                bool possible = Append(test.Pieces, out bool complete);
                possible.ShouldBe(Utf8Reference.FirstImpossible(test.Bytes) is null);
                (possible && complete).ShouldBe(Utf8Reference.IsValid(test.Bytes));
            }
        );

    [Fact]
    public void The_validator_fails_at_the_first_impossible_byte() =>
        PropertyCheck.Holds(
            Generate.NearlyText.Select(bytes => new CutBytes(bytes, [])),
            3000,
            test =>
            {
                Utf8Validator validator = new();
                int? failed = null;
                for (int i = 0; i < test.Bytes.Length && failed is null; i++)
                {
                    failed = validator.Append([test.Bytes[i]]) ? null : i;
                }

                failed.ShouldBe(Utf8Reference.FirstImpossible(test.Bytes));
            }
        );

    private static bool Append(IEnumerable<byte[]> pieces, out bool complete)
    {
        Utf8Validator validator = new();
        foreach (byte[] piece in pieces)
        {
            if (!validator.Append(piece))
            {
                complete = false;
                return false;
            }
        }

        complete = validator.IsComplete;
        return true;
    }
}
