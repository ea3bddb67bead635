using System.Diagnostics;
using System.Xml.Linq;

namespace Biela.Fisco.Tests;

/// <summary>Whatever valid note is drawn passes everywhere.</summary>
public sealed class NfeRandom(ITestOutputHelper output)
{
    [Fact]
    public void Two_thousand_random_notes_pass_our_layout_and_the_official_schema()
    {
        var official = Official.Schema;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var signed = Official.Signed(NfeXml.Write(RandomNotes.Draw(seed)));
            if (NfeLayout.Check(signed) is [var ours, ..]) Assert.Fail($"seed {seed}: {ours.Message}");
            if (official.Refuses(signed)) Assert.Fail($"seed {seed}: {official.Check(signed)[0].Message}");
        }
    }

    [Fact]
    public void The_totals_of_random_notes_agree_with_their_items()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problems = Consistency.Check(NfeXml.Write(RandomNotes.Draw(seed)))
                .Where(problem => problem.Path.Contains("total/") || problem.Rejection is 629 or 630);
            Assert.Empty(problems.Select(problem => $"seed {seed}: {problem.Message}"));
        }
    }

    [Fact]
    public void A_note_of_ten_items_is_written_and_checked_in_a_few_milliseconds()
    {
        var note = Workshop.Note(Workshop.Matrix[0], items: 10);
        for (var warm = 0; warm < 300; warm++) NfeLayout.CheckUnsigned(NfeXml.Write(note));
        var times = new List<(TimeSpan Write, TimeSpan Check)>();
        for (var round = 0; round < 100; round++)
        {
            var start = Stopwatch.GetTimestamp();
            var xml = NfeXml.Write(note);
            var write = Stopwatch.GetElapsedTime(start);
            NfeLayout.CheckUnsigned(xml);
            times.Add((write, Stopwatch.GetElapsedTime(start) - write));
        }
        var (best, check) = (times.Min(time => time.Write), times.Min(time => time.Check));
        output.WriteLine($"Written in {best.TotalMilliseconds:0.000} ms, checked in {check.TotalMilliseconds:0.000} ms.");
        Assert.True(best + check < TimeSpan.FromMilliseconds(5), $"{best + check}");
    }
}
