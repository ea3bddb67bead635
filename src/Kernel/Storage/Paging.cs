using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Biela.Kernel;

/// <summary>A slice of a list and where the next one starts; <see cref="Next"/> is null on the last.</summary>
/// <param name="Items">The rows, newest first.</param>
/// <param name="Next">The value of <c>after</c> for the following page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>Keyset paging over time-ordered ids: a page costs the same wherever in the list it is, and new rows do not shift it.</summary>
public static class Paging
{
    /// <summary>The page of rows that come after the row with id <paramref name="after"/>, newest first.</summary>
    /// <param name="rows">The filtered rows.</param>
    /// <param name="id">The rows' id, a version 7 UUID.</param>
    /// <param name="select">What to show of a row.</param>
    /// <param name="after">The last id of the page before, or null for the first page.</param>
    /// <param name="limit">How many rows; 50 when not said, 200 at the most.</param>
    /// <param name="ct">Cancels the query.</param>
    public static async Task<Page<TItem>> Page<TRow, TItem>(
        this IQueryable<TRow> rows, Expression<Func<TRow, Guid>> id, Expression<Func<TRow, TItem>> select, Guid? after, int? limit, CancellationToken ct)
        where TRow : class
    {
        var size = limit ?? 50;
        if (size is < 1 or > 200) throw new RuleBroken("invalid", "limit: deve estar entre 1 e 200.", 400);
        if (after is { } last)
        {
            // Captured, so that the query has a parameter and is compiled once.
            Expression<Func<Guid>> bound = () => last;
            var compare = Expression.Call(id.Body, typeof(Guid).GetMethod(nameof(Guid.CompareTo), [typeof(Guid)])!, bound.Body);
            rows = rows.Where(Expression.Lambda<Func<TRow, bool>>(Expression.LessThan(compare, Expression.Constant(0)), id.Parameters));
        }
        var row = id.Parameters[0];
        var pair = Expression.Lambda<Func<TRow, Keyed<TItem>>>(Expression.MemberInit(Expression.New(typeof(Keyed<TItem>)),
            Expression.Bind(typeof(Keyed<TItem>).GetProperty("Id")!, id.Body),
            Expression.Bind(typeof(Keyed<TItem>).GetProperty("Item")!, new Rename(select.Parameters[0], row).Visit(select.Body))), row);
        var found = await rows.AsNoTracking().OrderByDescending(id).Select(pair).Take(size + 1).ToListAsync(ct);
        return new([.. found.Take(size).Select(f => f.Item)], found.Count > size ? found[size - 1].Id : null);
    }

    private sealed class Keyed<TItem>
    {
        public Guid Id { get; init; }
        public TItem Item { get; init; } = default!;
    }

    private sealed class Rename(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
