using AspNetWebSockets.ApiCompare.Assemblies;
using AspNetWebSockets.ApiCompare.Comparison;
using AspNetWebSockets.ApiCompare.Compilation;
using Microsoft.CodeAnalysis.CSharp;

namespace AspNetWebSockets.Framework48.Tests.Comparison;

/// <summary>What the comparison sees, and what it rightly does not.</summary>
public sealed class ApiComparisonTests
{
    [Theory]
    [InlineData("class C { public void M() { } }", "class C { }", "Absent C.M()")]
    [InlineData("class C { }", "class C { public void M() { } }", "Extra C.M()")]
    [InlineData("class C { public int M(int a) => 0; }", "class C { public long M(int a) => 0; }", "Differs C.M(int)")]
    [InlineData("class C { public void M(int a) { } }", "class C { public void M(int b) { } }", "Differs C.M(int)")]
    [InlineData(
        "class C { public void M(int a = 1) { } }",
        "class C { public void M(int a = 2) { } }",
        "Differs C.M(int)"
    )]
    [InlineData("class C { public void M(int a = 1) { } }", "class C { public void M(int a) { } }", "Differs C.M(int)")]
    [InlineData(
        "class C { public void M(params int[] a) { } }",
        "class C { public void M(int[] a) { } }",
        "Differs C.M(int[])"
    )]
    [InlineData(
        "class C { public void M(ref int a) { } }",
        "class C { public void M(int a) { } }",
        "Absent C.M(ref int)|Extra C.M(int)"
    )]
    [InlineData("class C { public virtual void M() { } }", "class C { public void M() { } }", "Differs C.M()")]
    [InlineData("class C { public void M() { } }", "class C { public static void M() { } }", "Differs C.M()")]
    [InlineData("class C { protected void M() { } }", "class C { public void M() { } }", "Differs C.M()")]
    [InlineData("class C { protected void M() { } }", "class C { private protected void M() { } }", "Absent C.M()")]
    [InlineData("class C { public int P { get; set; } }", "class C { public int P { get; } }", "Differs C.P")]
    [InlineData(
        "class C { public int P { get; protected set; } }",
        "class C { public int P { get; set; } }",
        "Differs C.P"
    )]
    [InlineData("class C { public int this[int i] => 0; }", "class C { }", "Absent C.Item[int]")]
    [InlineData("class C { public event Action E; }", "class C { }", "Absent C.E")]
    [InlineData("class C { }", "class C { public C(int a) { } }", "Absent C.#ctor()|Extra C.#ctor(int)")]
    [InlineData("class C { public const int A = 1; }", "class C { public const int A = 2; }", "Differs C.A")]
    [InlineData("enum C { A, B }", "enum C { B, A }", "Differs C.A|Differs C.B")]
    [InlineData("enum C { A }", "enum C : byte { A }", "Differs C")]
    [InlineData("class C { }", "sealed class C { }", "Differs C")]
    [InlineData("abstract class C { }", "class C { public C() { } }", "Differs C|Differs C.#ctor()")]
    [InlineData("class C : ArrayList { }", "class C { }", "Differs C|Absent C.*")]
    [InlineData(
        "class C : ICloneable { public object Clone() => null; }",
        "class C { public object Clone() => null; }",
        "Differs C"
    )]
    [InlineData("delegate void C(int a);", "delegate void C(int b);", "Differs C")]
    [InlineData(
        "class C : Attribute { }",
        "[AttributeUsage(AttributeTargets.Class)] class C : Attribute { }",
        "Differs C"
    )]
    [InlineData(
        "class C { [Obsolete(null, true)] public void M() { } }",
        "class C { public void M() { } }",
        "Differs C.M()"
    )]
    [InlineData(
        "static class C { public static void M(this int a) { } }",
        "static class C { public static void M(int a) { } }",
        "Differs C.M(int)"
    )]
    [InlineData(
        "class C { public class N { public void M() { } } }",
        "class C { public class N { } }",
        "Absent C.N.M()"
    )]
    public void Sees(string framework, string ours, string differences)
    {
        string[] seen = [.. Compare(framework, ours)];

        string[] expected = differences.Split('|');
        seen.Where(one => !expected.Any(pattern => Matches(pattern, one))).ShouldBeEmpty();
        expected.Where(pattern => !seen.Any(one => Matches(pattern, one))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class C { public override string ToString() => null; }", "class C { }")]
    [InlineData("class C { }", "class C { public override string ToString() => null; }")]
    [InlineData("class C { [Obsolete] public void M() { } }", "class C { public void M() { } }")]
    [InlineData("class C { internal void M() { } }", "class C { }")]
    [InlineData("sealed class C { }", "sealed class C { protected void M() { } }")]
    [InlineData("[Serializable] class C { }", "class C { }")]
    [InlineData("class C { } public class D { }", "class C { }")]
    [InlineData(
        "class B { public void M() { } } public class C : B { }",
        "class B { public void M() { } } public class C : B { }"
    )]
    public void Does_not_mind(string framework, string ours) => Compare(framework, ours).ShouldBeEmpty();

    private static IEnumerable<string> Compare(string framework, string ours)
    {
        using AssemblySet there = Compile(framework);
        using AssemblySet here = Compile(ours);
        return
        [
            .. ApiComparison
                .Between(here, there)
                .Select(one => $"{one.Kind} {one.Name.Replace("System.Web.", "", StringComparison.Ordinal)}"),
        ];
    }

    private static AssemblySet Compile(string type) =>
        AssemblySet.OfFramework48(
            Framework48Compilation
                .Create(
                    "Types",
                    [
                        KeyValuePair.Create(
                            "C.cs",
                            $"using System; using System.Collections; namespace System.Web {{ {Public(type)} }}"
                        ),
                    ],
                    LanguageVersion.CSharp7_3
                )
                .Emit()
        );

    private static string Public(string type) =>
        type.StartsWith('[')
            ? type.Insert(type.IndexOf(']', StringComparison.Ordinal) + 1, " public")
            : "public " + type;

    private static bool Matches(string pattern, string text) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false);
}
