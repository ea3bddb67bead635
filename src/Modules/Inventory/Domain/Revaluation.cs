namespace Biela.Modules.Inventory.Domain;

/// <summary>What is still with an order of one issue: pieces that left and have not come back, at what they cost, revaluations included.</summary>
internal sealed record OpenIssue(Guid Id, Guid? OrderId, Quantity Quantity, Money Cost)
{
    /// <summary>The issues among the entries, oldest first, less what came back and plus what they turned out to cost more.</summary>
    public static List<OpenIssue> Of(IReadOnlyCollection<Entry> entries)
    {
        var linked = entries.Where(e => e.IssueId is not null).ToLookup(e => e.IssueId!.Value);
        return [.. entries.Where(e => e.Kind == EntryKind.Issue).OrderBy(e => e.At).Select(e => new OpenIssue(e.Id, e.OrderId,
            -(e.Quantity + Quantity.Sum(linked[e.Id].Select(l => l.Quantity))), -(e.Value + Money.Sum(linked[e.Id].Select(l => l.Value)))))];
    }
}

/// <summary>What later issues would have cost had a receipt been entered on its day.</summary>
internal static class Revaluation
{
    /// <summary>
    /// Plays the movements after the receipt's day again on the shelf as it would have been. Answers each issue that costs something else, and how much more.
    /// Only what was posted after that day is looked at: earlier movements cannot change.
    /// </summary>
    /// <param name="part">The part, the receipt already on its shelf.</param>
    /// <param name="later">Its entries posted on later days than the receipt.</param>
    public static IEnumerable<(Entry Issue, Money Difference)> Of(Part part, IReadOnlyCollection<Entry> later)
    {
        var issues = later.Where(e => e.Kind == EntryKind.Issue).ToDictionary(e => e.Id);
        var actual = OpenIssue.Of(later).ToDictionary(i => i.Id);
        // A revaluation of an issue that is played again is part of that issue's cost; one of an earlier issue has been on the shelf all the time.
        var moves = later.Where(e => e.Kind != EntryKind.Revaluation).OrderBy(e => e.PostedOn).ThenBy(e => e.At).ToList();
        var known = Money.Sum(later.Where(e => e.Kind != EntryKind.Revaluation || issues.ContainsKey(e.IssueId!.Value)).Select(e => e.Value));
        var (quantity, value) = (part.OnHand - Quantity.Sum(moves.Select(e => e.Quantity)), part.Value - known);
        Dictionary<Guid, (Quantity Quantity, Money Cost)> replayed = [];
        foreach (var move in moves)
        {
            var moved = move.Kind == EntryKind.Issue ? -Cost.Share(-move.Quantity, value, quantity)
                : move.IssueId is { } id && replayed.TryGetValue(id, out var issue) ? Cost.Share(move.Quantity, issue.Cost, issue.Quantity)
                : move.Value;
            (quantity, value) = (quantity + move.Quantity, value + moved);
            var key = move.IssueId ?? move.Id;
            if (!issues.ContainsKey(key)) continue;
            var before = replayed.GetValueOrDefault(key);
            replayed[key] = (before.Quantity - move.Quantity, before.Cost - moved);
        }
        return replayed.Select(r => (issues[r.Key], r.Value.Cost - actual[r.Key].Cost)).Where(r => r.Item2 != Money.Zero);
    }
}
