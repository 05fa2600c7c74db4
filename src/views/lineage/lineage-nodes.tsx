import {
  BaseEdge,
  type Edge,
  type EdgeProps,
  getBezierPath,
  Handle,
  type Node,
  type NodeProps,
  Position,
} from '@xyflow/react';
import { memo } from 'react';
import type { LineageEdge } from '../../engine/index.ts';
import classes from './lineage.module.css';

/** A value as a box and an edge as a line, for React Flow. */

type ValueData = {
  id: string;
  name: string;
  octets: string;
  note: string;
  role: string;
  secret: boolean;
  chosen: boolean;
  label: string;
};
export type ValueNode = Node<ValueData, 'value'>;
export type LineEdge = Edge<{ edge: LineageEdge; lit: boolean; back: string | null }, 'line'>;

const ValueNodeView = memo(function ValueNodeView({ data }: NodeProps<ValueNode>) {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <button
        type="button"
        className={classes.node}
        data-value={data.id}
        data-role={data.role}
        data-secret={data.secret || undefined}
        tabIndex={data.chosen ? 0 : -1}
        aria-pressed={data.chosen}
        aria-label={data.label}
      >
        <strong>{data.name}</strong>
        <code>{data.octets}</code>
        <small>{data.note}</small>
      </button>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </>
  );
});

const LineEdgeView = memo(function LineEdgeView(props: EdgeProps<LineEdge>) {
  const { data } = props;
  const [forward] = getBezierPath(props);
  const path = data?.back ?? forward;
  return (
    <g
      className={classes.line}
      data-recovers={data?.edge.recovers || undefined}
      data-part={data?.edge.kind === 'part' || undefined}
      data-lit={data?.lit || undefined}
    >
      <BaseEdge
        path={path}
        interactionWidth={14}
        {...(props.markerEnd !== undefined && { markerEnd: props.markerEnd })}
      />
    </g>
  );
});

export const nodeTypes = { value: ValueNodeView };
export const edgeTypes = { line: LineEdgeView };
