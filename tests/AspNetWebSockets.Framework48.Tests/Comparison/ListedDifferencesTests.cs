using AspNetWebSockets.ApiCompare.Allowed;
using AspNetWebSockets.ApiCompare.Comparison;
using AspNetWebSockets.ApiCompare.Guide;

namespace AspNetWebSockets.Framework48.Tests.Comparison;

/// <summary>What a line of the list allows, and how the guide prints it.</summary>
public sealed class ListedDifferencesTests
{
    private static readonly Difference[] Found =
    [
        Absent("System.Web.C", "M()"),
        Absent("System.Web.C", "M(int)"),
        Absent("System.Web.CBase", "M(int)"),
        Absent("System.Web.CWrapper", "M(int)"),
        new(DifferenceKind.Extra, "System.Web.C", "P", Framework: null, Ours: "public int P"),
    ];

    [Theory]
    [InlineData("absent System.Web.C.M: r", 4)]
    [InlineData("absent System.Web.C.M(int): r", 3)]
    [InlineData("absent System.Web.C.*: r", 4)]
    [InlineData("absent System.Web.CBase.M: r", 1)]
    [InlineData("extra System.Web.C.P: r", 1)]
    [InlineData("differs System.Web.C.P: r", 0)]
    [InlineData("absent System.Web.C: r", 0)]
    [InlineData("absent System.Web.C.m: r", 0)]
    public void A_line_covers(string line, int count)
    {
        ListedDifferences listed = ListedDifferences.Between(Found, DifferenceList.Parse([line]));

        listed.Unlisted.Count.ShouldBe(Found.Length - count);
        listed.Idle.Count().ShouldBe(count == 0 ? 1 : 0);
    }

    [Fact]
    public void The_longest_name_counts()
    {
        ListedDifferences listed = ListedDifferences.Between(
            Found,
            DifferenceList.Parse(["absent System.Web.C.*: all", "absent System.Web.C.M: M"])
        );

        listed.Idle.ShouldHaveSingleItem().Reason.ShouldBe("all");
    }

    [Theory]
    [InlineData("absent System.Web.C.M")]
    [InlineData("absent System.Web.C.M: ")]
    [InlineData("missing System.Web.C.M: r")]
    [InlineData("System.Web.C.M: r")]
    public void A_line_has_a_form(string line) =>
        Should.Throw<FormatException>(() => DifferenceList.Parse([line])).Message.ShouldEndWith(line);

    [Fact]
    public void A_line_stands_once() =>
        Should
            .Throw<FormatException>(() => DifferenceList.Parse(["extra A.B: one", "# remark", "", "extra A.B: two"]))
            .Message.ShouldContain("twice");

    [Fact]
    public void The_guide_has_a_row_for_a_type_and_its_kin()
    {
        ListedDifferences listed = ListedDifferences.Between(
            Found,
            DifferenceList.Parse(["absent System.Web.C.M: gone | for good", "extra System.Web.C.P: needed"])
        );

        DifferenceTable
            .Render(listed)
            .ShouldBe(
                """
                **System.Web**

                | type | | members | why |
                |---|---|---|---|
                | `C` | more | `P` | needed |
                | `C`, `CBase`, `CWrapper` | absent | `M` | gone \| for good |


                """
            );
    }

    [Fact]
    public void The_guide_keeps_what_is_around()
    {
        GuideSection
            .Replace("a\n<!-- api-differences:start -->\nold\n<!-- api-differences:end -->\nb\n", "new\n\n")
            .ShouldBe("a\n<!-- api-differences:start -->\n\nnew\n\n<!-- api-differences:end -->\nb\n");
        Should.Throw<FormatException>(() => GuideSection.Replace("a", "new"));
    }

    private static Difference Absent(string type, string member) =>
        new(DifferenceKind.Absent, type, member, "public void M", Ours: null);
}
